/** `registrar export`: one register as a document, a table, a calendar, a picture, everything, or minutes. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { assembleAll } from '../app.js'
import { exportOf, Format } from '../features/exports/index.js'
import { systemClock } from '../platform/clock.js'
import type { Call } from './call.js'
import { CallRefusal, findByKey, print, refusalOf, UsageProblem, withStore } from './call.js'

export const exportCall: Call = {
  name: 'export',
  usage: 'export KEY --format md|json|csv|ics|timeline|minutes [--of R1|A1] [--out FILE]',
  does: 'Writes a register as a document, a table, a calendar, a picture (SVG, or PNG for a FILE.png), everything, or minutes of a review or an approval.',
  options: { format: { type: 'string' }, of: { type: 'string' }, out: { type: 'string' } },
  run: async ({ values, words }) => {
    const [key, more] = words
    const format = Format.safeParse(values.format)
    if (key === undefined || more !== undefined) throw new UsageProblem(`Name one register. Usage: registrar ${exportCall.usage}`)
    if (!format.success) throw new UsageProblem(`--format takes ${Format.options.join(', ')}. Usage: registrar ${exportCall.usage}`)
    const out = typeof values.out === 'string' ? values.out : null
    const picture = out !== null && path.extname(out).toLowerCase() === '.png'
    const wish = { format: format.data, picture, ...(typeof values.of === 'string' ? { of: values.of } : {}) }
    const exported = await withStore(async (opened) => {
      const register = await findByKey(opened, key)
      const env = { workspace: opened.workspace, now: systemClock.now(), registry: assembleAll() }
      return opened.store.read((db) => exportOf(db, register, wish, env))
    })
    if (!exported.ok) throw refusalOf(exported.problem)
    const { content, remarks } = exported.value
    for (const remark of remarks) process.stderr.write(`${remark}\n`)
    if (out === null) process.stdout.write(content)
    else {
      await writeFile(out, content).catch((error: unknown) => {
        throw new CallRefusal(`${out} cannot be written: check the path and its rights.`, { cause: error })
      })
      print(`Written to ${out}.`)
    }
    return 0
  },
}
