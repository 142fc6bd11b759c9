/** Requirements of one party, what the other states of them, and what goes stale. */
import { describe, expect, it } from 'vitest'
import { worlds } from '../world/index.js'
import { refused } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'

describe('coverage', () => {
  it('is stated by the other party, shown gaps first, and stale once a standard has a new version', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    const alice = world.as('alice')
    await alice.types('/wg roster add @chen role:member party:CSCC', { in: home })
    await alice.types('/wg roster add @ben role:member party:DMTF', { in: home })
    const chen = world.as('chen')
    const ben = world.as('ben')
    for (const text of ['Every change is recorded', 'Records can be exported', '=Machines can be moved'])
      await chen.types(`/wg requirement add "${text}"`, { in: home })
    await ben.types('/wg requirement cover Q1 standard:DSP0263 version:1.0 level:fully "clause 5"', { in: home })
    await ben.types('/wg requirement cover Q2 standard:DSP0243 version:1.1 level:planned "in 2.0"', { in: home })
    await refused(world, /Say how far DSP0263 satisfies/, () =>
      ben.types('/wg requirement cover Q3 standard:DSP0263 version:1.0 no', { in: home }),
    )
    await refused(world, /CSCC’s own/, () => chen.types('/wg requirement cover Q1 standard:DSP0263 version:1.0 level:no x', { in: home }))
    await refused(world, /Only people of CSCC/, () =>
      ben.types('/wg requirement cover Q1 party:CSCC standard:DSP0263 version:1.0 x', { in: home }),
    )
    await chen.types('/wg requirement cover Q1 standard:DSP0263 version:1.0 "our members run it"', { in: home })

    const shown = await ben.types('/wg requirement matrix', { in: home })
    expect(shown.text).toMatch(/1 gap among 3[\s\S]*Q3[\s\S]*Q2[\s\S]*planned[\s\S]*Q1[\s\S]*fully; relevant/)
    expect(JSON.stringify(shown.messages)).toContain('"type":"table"')
    expect((await ben.types('/wg requirement cover standard:DSP0263 version:2.0', { in: home })).text).toMatch(
      /at version 2\.0 now; statements on 1 requirement are stale/,
    )
    await refused(world, /at version 2\.0 already/, () => ben.types('/wg requirement cover standard:DSP0263 version:1.9', { in: home }))
    expect((await ben.types('/wg requirement list', { in: home })).text).toMatch(/CSCC-Q1[\s\S]*stale: there is a newer version/)
    world.channel(home).shows(/CSCC-Q1[\s\S]*stale/)
    await ben.types('/wg requirement cover Q1 standard:DSP0263 version:2.0 level:partly "clause 6"', { in: home })
    await ben.types('/wg requirement matrix format:csv', { in: home })
    const csv = [...world.playground.state.files.values()].at(-1)?.bytes.toString('utf8') ?? ''
    expect(csv.split('\r\n').slice(0, 4)).toEqual([
      '\ufeffRequirement,Party,Text,DSP0243 1.1,DSP0263 2.0',
      "CSCC-Q3,CSCC,'=Machines can be moved,,",
      'CSCC-Q2,CSCC,Records can be exported,planned: in 2.0,',
      'CSCC-Q1,CSCC,Every change is recorded,,"partly: clause 6; relevant (1.0, stale): our members run it"',
    ])
  })

  it('is paged over many requirements and many standards, and says on every page how much there is', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    const alice = world.as('alice')
    await alice.types('/wg roster add @ben role:member party:DMTF', { in: home })
    const ben = world.as('ben')
    await alice.types('/wg requirement add "Every change is recorded" party:CSCC', { in: home })
    const first = await world.store().read((db) => db.requirement.findFirstOrThrow())
    const { id: _id, ...row } = first
    await world.store().change(async (tx) => {
      await tx.requirement.createMany({ data: Array.from({ length: 44 }, (_, index) => ({ ...row, number: index + 2 })) })
      return { ok: true, value: null }
    })
    for (let index = 1; index <= 10; index += 1)
      await ben.types(`/wg requirement cover Q1 standard:DSP${1000 + index} version:1.0 level:partly "clause 5"`, { in: home })

    const seen: string[] = []
    for (let page = 1; page <= 4; page += 1) {
      const { text, messages } =
        page === 1 ? await ben.types('/wg requirement matrix', { in: home }) : await ben.clicks('Next', { in: home })
      expect(text).toContain('44 gaps among 45')
      seen.push(JSON.stringify(messages))
    }
    const numbers = (page: string): number => new Set(page.match(/Q\d+ /g)).size
    expect(seen.map(numbers)).toEqual([30, 15, 30, 15])
    expect(seen.map((page) => new Set(page.match(/DSP10\d\d/g)).size)).toEqual([8, 8, 2, 2])
    expect(seen[1]).toContain('partly')

    await ben.types('/wg requirement cover standard:DSP1001 version:2.0', { in: home })
    await ben.types('/wg requirement matrix', { in: home })
    expect((await ben.clicks('Next', { in: home })).text).toMatch(/among 45 requirements, 1 stale[\s\S]*partly \(1\.0, stale\)/)
  })
})
