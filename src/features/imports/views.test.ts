import { describe, expect, it } from 'vitest'
import { read } from './reading/read.js'
import { checkForm, readInWords } from './views.js'

const rows = Array.from({ length: 12 }, (_, index) => `* Profile ${index + 1} of the joint work, ${index % 2 === 0 ? '1H2012' : 'TBD'}`)
const document = `# Work register of OGF and DMTF\n\n## Milestones\n\n${rows.join('\n')}\n\n## Approval\n\n[to be filled in]\n`

function screen(text: string): string {
  const { blocks } = checkForm('r1', read(text, { file: 'ogf.md' }), { proposed: 'OGF', wanted: 'OGF' }, {}, null)
  return blocks.flatMap(({ text: one, elements }) => JSON.stringify([one, elements])).join('\n')
}

it('the history says what a document brought, and not what it did not', () => {
  expect(readInWords('OGF', { milestones: 4, activities: 3, terms: 5 })).toBe(
    'read in OGF with 4 milestones, 3 on-going activities and 5 terms',
  )
  expect(readInWords('OGF', { milestones: 1, activities: 0, terms: 0 })).toBe('read in OGF with 1 milestone')
  expect(readInWords('OGF', { milestones: 0, activities: 0, terms: 0 })).toBe('read in OGF')
})

describe('the check screen', () => {
  it('never parts the word line from its number', () => {
    expect(screen(document)).toMatch(/line\u00a0\d/)
    expect(screen(document)).not.toMatch(/line \d/)
  })

  it('shows each milestone under its number with its date below, and tears none over two blocks', () => {
    const wordy = document.replace(/of the joint work/g, 'of the joint work '.repeat(40))
    const { blocks } = checkForm('r1', read(wordy, { file: 'ogf.md' }), { proposed: 'OGF', wanted: 'OGF' }, {}, null)
    const texts = blocks.map(({ text }) => (typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : ''))
    const told = texts.filter((text) => text.includes('*M'))
    expect(told.length).toBeGreaterThan(1)
    expect(told.join('\n\n').split('\n\n')).toHaveLength(12)
    for (const text of told)
      for (const one of text.split('\n\n')) expect(one).toMatch(/\*M\d+\* {2}Profile[^\n]*\n\*[^\n]*\* · _line\u00a0\d+_$/)
  })

  it('says once which line is meant', () => {
    expect(screen(document).split('# Work register of OGF and DMTF').length).toBe(2)
  })
})
