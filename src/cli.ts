#!/usr/bin/env node
/** `registrar`: reads documents, shows, exports and foresees registers, looks after the store. Exit 0, 1 for a refusal, 2 for wrong usage. */
import { parseArgs } from 'node:util'
import { auditCall } from './cli/audit.js'
import { backupCall, restoreCall } from './cli/backup.js'
import type { Call } from './cli/call.js'
import { CallRefusal, UsageProblem } from './cli/call.js'
import { doctorCall } from './cli/doctor.js'
import { dueCall } from './cli/due.js'
import { exportCall } from './cli/export.js'
import { importCall } from './cli/import.js'
import { listCall } from './cli/list.js'
import { showCall } from './cli/show.js'
import { ConfigRefusal } from './config.js'
import { StoreRefusal } from './platform/store.js'

const calls: readonly Call[] = [importCall, dueCall, listCall, showCall, exportCall, auditCall, doctorCall, backupCall, restoreCall]

const usage = `Usage:\n${calls.map(({ usage: line, does }) => `  registrar ${line}\n      ${does}`).join('\n')}\n`

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage)
    return name === undefined ? 2 : 0
  }
  const call = calls.find((candidate) => candidate.name === name)
  if (!call) throw new UsageProblem(`There is no call ${name}: there are ${calls.map((candidate) => candidate.name).join(', ')}.`)
  const parsed = parse(call, rest)
  if (parsed.values.help === true) {
    process.stdout.write(`Usage: registrar ${call.usage}\n${call.does}\n`)
    return 0
  }
  return call.run(parsed)
}

function parse(call: Call, args: readonly string[]): { values: Record<string, string | boolean | string[] | undefined>; words: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...call.options, help: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    })
    return { values: { ...values }, words: positionals }
  } catch (error) {
    throw new UsageProblem(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}. Usage: registrar ${call.usage}`, {
      cause: error,
    })
  }
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    if (error instanceof UsageProblem) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = 2
      return
    }
    const expected = error instanceof CallRefusal || error instanceof StoreRefusal || error instanceof ConfigRefusal
    process.stderr.write(
      expected ? `${error.message}\n` : `registrar failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exitCode = 1
  },
)
