/** `npm run crash`: bots are killed with SIGKILL again and again, at each step of the protocol, and everything they had to say is counted; `--kills 500`, `--lanes 4`, `--seed N`. */
import { parseArgs } from 'node:util'
import { crash, isRight, tableOf } from './crash.js'

const { values } = parseArgs({ options: { kills: { type: 'string' }, lanes: { type: 'string' }, seed: { type: 'string' } } })
const number = (name: string, text: string | undefined, otherwise: number): number => {
  const value = text === undefined ? otherwise : Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1 on`)
  return value
}

const figures = await crash({
  kills: number('kills', values.kills, 500),
  lanes: number('lanes', values.lanes, 4),
  seed: number('seed', values.seed, Math.floor(Math.random() * 2 ** 31) + 1),
  onSeed: (seed) => process.stdout.write(`seed ${seed}\n`),
})
process.stdout.write(`${tableOf(figures)}\n`)
process.exitCode = isRight(figures) ? 0 : 1
