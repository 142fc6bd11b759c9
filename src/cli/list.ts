/** `registrar list`: the registers of the store. */
import { approvalsOf, findFull, listAll, titleOf } from '../features/registers/index.js'
import type { Call } from './call.js'
import { print, printJson, UsageProblem, withStore } from './call.js'

export const listCall: Call = {
  name: 'list',
  usage: 'list [--json]',
  does: 'Lists the registers of the store.',
  options: { json: { type: 'boolean' } },
  run: async ({ values, words }) => {
    if (words.length > 0) throw new UsageProblem(`list takes no ${words[0]}. Usage: registrar ${listCall.usage}`)
    const registers = await withStore(({ store, workspace }) =>
      store.read(async (db) => {
        const found = []
        for (const { id } of await listAll(db, workspace)) found.push(await findFull(db, id))
        return found
      }),
    )
    if (values.json === true) {
      printJson(
        registers.map((register) => ({
          key: register.key,
          title: register.title,
          version: register.version,
          state: register.state,
          parties: register.parties.map(({ short }) => short),
          channel: register.homeChannel,
          missing: approvalsOf(register).missing,
        })),
      )
    } else if (registers.length === 0) print('The store holds no register yet: registrar import FILE --save keeps one.')
    else for (const register of registers) print(`${register.key.padEnd(12)}  ${register.state.padEnd(10)}  ${titleOf(register)}`)
    return 0
  },
}
