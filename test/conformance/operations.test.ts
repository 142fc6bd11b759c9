/** What docs/operations.md tells an operator to type is a call that there is, written as it works in a checkout. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { describe, expect, it } from 'vitest'
import { auditCall } from '../../src/cli/audit.js'
import { backupCall, restoreCall } from '../../src/cli/backup.js'
import { doctorCall } from '../../src/cli/doctor.js'
import { exportCall } from '../../src/cli/export.js'
import { importCall } from '../../src/cli/import.js'
import { projectRoot } from '../world/shared.js'

const calls = [auditCall, backupCall, restoreCall, doctorCall, exportCall, importCall]
/** Spans and lines of code, without what a shell takes for a comment. */
const typed = [...readFileSync(path.join(projectRoot, 'docs/operations.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```|`([^`\n]+)`/g)]
  .flatMap(([, block, span]) => (block ?? span ?? '').split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
const operators = typed.filter((line) => new RegExp(`\\bregistrar (?:${calls.map(({ name }) => name).join('|')})\\b`).test(line))

describe('the calls in docs/operations.md', () => {
  it('are written as they work in a checkout, all but the one that says it needs npm link', () => {
    expect(operators.length).toBeGreaterThan(10)
    expect(operators.filter((line) => !line.startsWith('npx registrar '))).toEqual(['registrar doctor'])
  })

  it.each([...new Set(operators)])('%s', (line) => {
    const [name, ...args] = line.replace(/^(?:npx )?registrar /, '').split(/\s+/)
    const call = calls.find((candidate) => candidate.name === name)
    expect(() => parseArgs({ args, options: call?.options ?? {}, allowPositionals: true, strict: true })).not.toThrow()
  })
})
