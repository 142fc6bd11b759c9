/** Reading documents: the sample register in its thread, long texts in proportion to their length, a PDF of sixty pages. */
import { readFileSync } from 'node:fs'
import { drawn, pdfPages } from '../../../src/features/imports/reading/hostile.fixture.js'
import type { Source } from '../../../src/features/imports/reading/read-document.js'
import { createReader } from '../../../src/features/imports/reading/reader.js'
import type { Part } from '../part.js'
import { median } from '../part.js'

const REPETITIONS = 9
const PAGES = 60
const sample = readFileSync('src/samples/ogf.md', 'utf8')
const promise = '- OGF to publish the next draft of the profile and DMTF to comment on it - 2Q2012\n'

/** A register as long as wanted: its sections again and again, and as many dated bullets. */
function long(bytes: number): string {
  const once = `${sample}\n# Milestones / Dates\n\n${promise.repeat(20)}\n`
  return once.repeat(Math.ceil(bytes / once.length))
}

function pages(count: number): Uint8Array {
  const words = 'The parties keep each other informed of their drafts and of what became of them, page'
  return pdfPages(
    Array.from({ length: count }, (_, page) =>
      drawn(Array.from({ length: 45 }, (_, line) => [60, 70 + line * 15, `${words} ${page}, line ${line}.`] as const)),
    ),
  )
}

export const reading: Part = {
  name: 'reading',
  run: async (quick) => {
    const reader = createReader({ deadlineMs: 60_000, growthBytes: 1024 * 1024 * 1024 })
    const unit = quick ? 100_000 : 1_000_000
    const timed = async (source: Source, file: string): Promise<number> => {
      const from = performance.now()
      const read = await reader.read({ source, options: { file } })
      if (!read.ok) throw new Error(`${file}: ${read.problem.sentence}`)
      return performance.now() - from
    }
    const documents: readonly (readonly [string, Source])[] = [
      ['sample', { text: sample }],
      ['one', { text: long(unit) }],
      ['two', { text: long(unit * 2) }],
      ['pages', { bytes: pages(quick ? 6 : PAGES) }],
    ]
    const taken = new Map<string, number[]>(documents.map(([name]) => [name, []]))
    for (const [name, source] of documents) await timed(source, name)
    for (let repetition = 0; repetition < (quick ? 3 : REPETITIONS); repetition += 1)
      for (const [name, source] of documents) taken.get(name)?.push(await timed(source, name))
    const of = (name: string): number => median(taken.get(name) ?? [])
    return [
      { what: 'the sample register, of 100 ms', measured: `${of('sample').toFixed(1)} ms`, ratio: of('sample') / 100, aim: 1 },
      {
        what: `a text of ${(unit * 2) / 1e6} MB against half of it`,
        measured: `${of('two').toFixed(0)} ms against ${of('one').toFixed(0)} ms`,
        ratio: of('two') / of('one'),
        aim: 2.5,
      },
      { what: `a PDF of ${quick ? 6 : PAGES} pages, of 3 s`, measured: `${of('pages').toFixed(0)} ms`, ratio: of('pages') / 3000, aim: 1 },
    ]
  },
}
