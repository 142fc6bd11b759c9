import { describe, expect, it } from 'vitest'
import { read } from './reading/read.js'
import { checkForm } from './views.js'

const rows = Array.from({ length: 12 }, (_, index) => `* Profile ${index + 1} of the joint work, ${index % 2 === 0 ? '1H2012' : 'TBD'}`)
const document = `# Work register of OGF and DMTF\n\n## Milestones\n\n${rows.join('\n')}\n\n## Approval\n\n[to be filled in]\n`

function screen(text: string): string {
  const { blocks } = checkForm('r1', read(text, { file: 'ogf.md' }), { proposed: 'OGF', wanted: 'OGF' }, {}, null)
  return blocks.flatMap(({ text: one, elements }) => JSON.stringify([one, elements])).join('\n')
}

describe('the check screen', () => {
  it('never parts the word line from its number', () => {
    expect(screen(document)).toMatch(/line\u00a0\d/)
    expect(screen(document)).not.toMatch(/line \d/)
  })
})
