/** `registrar audit verify`: is the chain of every workspace whole. */
import { listWorkspaces, verify } from '../platform/audit.js'
import type { Call } from './call.js'
import { CallRefusal, counted, print, printJson, UsageProblem, withStore } from './call.js'

export const auditCall: Call = {
  name: 'audit',
  usage: 'audit verify [--json]',
  does: 'Proves that no entry of the history was changed, added or taken out.',
  options: { json: { type: 'boolean' } },
  run: async ({ values, words }) => {
    if (words.length !== 1 || words[0] !== 'verify') throw new UsageProblem(`Usage: registrar ${auditCall.usage}`)
    const verdicts = await withStore(({ store }) =>
      store.read(async (db) => {
        const found = []
        for (const workspace of await listWorkspaces(db)) found.push({ workspace, ...(await verify(db, workspace)) })
        return found
      }),
    )
    const broken = verdicts.find(({ brokenAt }) => brokenAt !== null)
    const entries = verdicts.reduce((sum, verdict) => sum + verdict.entries, 0)
    if (values.json === true) printJson({ whole: !broken, entries, workspaces: verdicts })
    if (broken) throw new CallRefusal(`The chain is broken at entry ${broken.brokenAt}: ${broken.why}. Compare with a backup from before.`)
    if (values.json !== true) print(`The chain is whole: ${counted(entries, 'entry', 'entries')}.`)
    return 0
  },
}
