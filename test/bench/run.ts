/** `npm run bench`: every part, as ratios within one run; `--json FILE` keeps the figures, `--only NAME` runs one part, `--quick` small sizes. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Figure, Part } from './part.js'
import { tableOf } from './part.js'
import { commands } from './parts/commands.js'
import { delivery } from './parts/delivery.js'
import { reading } from './parts/reading.js'
import { start } from './parts/start.js'
import { tick } from './parts/tick.js'
import { votes } from './parts/votes.js'

const parts: readonly Part[] = [tick, delivery, votes, commands, start, reading]

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean' } } })
const chosen = parts.filter(({ name }) => values.only === undefined || name === values.only)
if (chosen.length === 0) throw new Error(`no part is named ${values.only}: there is ${parts.map(({ name }) => name).join(', ')}`)

const figures: (Figure & { part: string })[] = []
for (const part of chosen) {
  process.stderr.write(`${part.name} …\n`)
  for (const figure of await part.run(values.quick === true)) figures.push({ part: part.name, ...figure })
}
process.stdout.write(`${tableOf(figures)}\n`)
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ node: process.version, quick: values.quick === true, figures }, null, 2)}\n`)
