/** `registrar import FILE.json`: a register taken from its export, for `--save`; without it, what the file holds. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { assembleAll } from '../app.js'
import { takeEverything } from '../features/exports/index.js'
import { systemClock } from '../platform/clock.js'
import { CallRefusal, print, refusalOf, UsageProblem, withStore } from './call.js'

/** Whether a file is an export and no document. */
export function isExport(file: string): boolean {
  return path.extname(file).toLowerCase() === '.json'
}

/** @param key the one to have instead of its own */
export async function takeExport(file: string, options: { readonly save: boolean; readonly key: string | null }): Promise<number> {
  if (!options.save) throw new UsageProblem(`${file} is an export: take it into the store with registrar import ${file} --save.`)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CallRefusal(`${file} cannot be read: check the path and its rights.`, { cause: error })
  })
  const taken = await withStore(({ store, workspace }) =>
    store.change((tx) =>
      takeEverything(
        tx,
        {
          workspace,
          actor: { user: 'operator', standing: 'operator' },
          source: 'cli',
          now: systemClock.now(),
          registry: assembleAll(),
        },
        text,
        options.key,
      ),
    ),
  )
  if (!taken.ok) throw refusalOf(taken.problem)
  print(`Kept as ${taken.value.key}. Bind it in its channel with /wg register bind ${taken.value.key}.`)
  return 0
}
