/** What is coming and how a register is doing, told before it is due to be said. */
import { describe, expect, it } from 'vitest'
import type { Persona } from '../world/index.js'
import { modes, worlds } from '../world/index.js'

const begin = worlds()
const home = '#cscc-dmtf'

/** The answer to `register show` without its bold marks. */
async function shows(person: Persona): Promise<string> {
  return (await person.types('/wg register show CSCC', { in: home })).text.replaceAll('*', '')
}

describe.each(modes)('before it is said, over %s', (mode) => {
  it('the register shows the mornings of the next 90 days, as they are after every act', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    await world.at('2012-02-29T09:00:00Z')
    const shown = await shows(alice)
    expect(shown).toContain('What is coming (next 90 days)')
    expect(shown).toMatch(/1 Mar 2012\s+CSCC-M3 30 days before, CSCC-R1 60 days before/)
    expect(shown).toMatch(/2 Apr 2012\s+CSCC-M3 1 day overdue/)
    await alice.types('/wg done M3 published', { in: home })
    const after = await shows(alice)
    expect(after).toMatch(/1 Mar 2012\s+CSCC-R1 60 days before/)
    expect(after).not.toMatch(/CSCC-M3 1 day overdue/)
  })

  it('App Home says of each register what is overdue, when its review is, and who has not approved', async () => {
    const world = await begin({ mode, empty: false })
    await world.at('2012-04-18T09:00:00Z')
    expect(await world.as('alice').opensHome()).toContain('1 overdue · review in 12 days · CSCC has not approved')
  })
})
