/** What every command owes to whoever types it: examples that work, names that are known, a line in README. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { assembleAll, ports } from '../../src/app.js'
import { TimeOfDay, Zone } from '../../src/kernel/time.js'
import { systemClock } from '../../src/platform/clock.js'
import type { Command, Ctx, Ports, RegisterAt } from '../../src/platform/feature.js'
import { readLine } from '../../src/platform/line.js'
import { commandId } from '../../src/platform/registry.js'
import { projectRoot } from '../world/shared.js'

const registry = assembleAll()

const ogf: RegisterAt = {
  id: 'ogf',
  key: 'OGF',
  title: null,
  state: 'draft',
  zone: Zone.parse('UTC'),
  at: TimeOfDay.parse('09:00'),
  holidays: [],
  dayFirst: false,
  ladder: null,
  reviewLadder: null,
  answerLadder: null,
  overdue: null,
  initiated: null,
  homeChannel: 'C0OGFDMTF',
  channels: ['C0OGFDMTF'],
  parties: [
    { short: 'OGF', channel: null },
    { short: 'DMTF', channel: null },
  ],
}

/** One register, OGF, bound to the channel where one types. */
const alone: Ports = {
  ...ports,
  registersAt: async () => [ogf],
  registerByKey: async (_db, _workspace, key) => (key === 'OGF' ? ogf : null),
  registerById: async () => ogf,
}

const ctx: Ctx = {
  workspace: 'T0LIAISON',
  actor: { user: 'U0ALICE01', standing: 'admin' },
  source: 'command',
  place: { channel: 'C0OGFDMTF', thread: null },
  now: systemClock.now(),
  defaultZone: Zone.parse('UTC'),
  registry,
  // The ports above look at no row.
  read: (fn) => fn(undefined as never),
  change: () => Promise.reject(new Error('reading a line changes nothing')),
}

/** As Slack hands it over: mentions escaped. */
function asSlack(example: string): string {
  return example
    .replace(/@([a-z]+)/g, (whole, name: string, at: number) =>
      /[\w.]/.test(example[at - 1] ?? '') ? whole : `<@U0${name.toUpperCase()}01|${name}>`,
    )
    .replace(/#([a-z-]+)/g, '<#C0CHANNEL|$1>')
}

const examples = registry.commands.flatMap((command) =>
  command.examples.map((example): [string, Command, string] => [`/wg ${command.noun} ${command.verb} ${example}`.trim(), command, example]),
)

describe('every example parses to its own command', () => {
  it.each(examples)('%s', async (_line, command, example) => {
    const meant = await readLine({ registry, ports: alone, ctx }, `${command.noun} ${command.verb} ${asSlack(example)}`, null)
    expect(meant).toMatchObject({ ok: true })
    if (!meant.ok) return
    expect(commandId(meant.value.command)).toBe(commandId(command))
    const input = command.schema.safeParse(meant.value.given)
    if (!(meant.value.bare && command.hasForm)) expect(input.error?.issues ?? []).toEqual([])
  })

  it.each(examples)('%s, as the noun’s own slash command', async (_line, command, example) => {
    const meant = await readLine({ registry, ports: alone, ctx }, `${command.verb} ${asSlack(example)}`, command.noun)
    expect(meant.ok && commandId(meant.value.command)).toBe(commandId(command))
  })
})

describe('every command', () => {
  const all = registry.commands.map((command): [string, Command] => [commandId(command), command])

  it.each(all)('%s says in one line what it does', (_id, { summary }) => {
    expect(summary).toMatch(/^[a-z]/)
    expect(summary).not.toMatch(/[.\n]$/)
    expect(summary.length).toBeLessThanOrEqual(100)
  })

  it.each(all)('%s uses names that stand in the product’s list or are its own plain words', (_id, { names }) => {
    for (const name of names) expect(name).toMatch(/^[a-z][a-z-]*$/)
  })

  it('has an action of its own id, and no two things share one', () => {
    const ids = registry.commands.map(commandId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(registry.action(id)?.id).toBe(id)
    const contributed = registry.features.flatMap(({ actions = [] }) => actions.map(({ id }) => id))
    expect(new Set(contributed).size).toBe(contributed.length)
    for (const id of contributed) expect(id).toMatch(/^[a-z]+\.[a-z-]+$/)
  })

  it('stands in README’s table', () => {
    const file = path.join(projectRoot, 'README.md')
    expect(existsSync(file)).toBe(true)
    const readme = readFileSync(file, 'utf8')
    const missing = registry.commands.filter(
      ({ noun, verb, summary }) =>
        !readme.split('\n').some((line) => line.includes(summary) && line.includes(noun === 'mine' || noun === 'help' ? noun : verb)),
    )
    expect(missing.map(commandId)).toEqual([])
  })
})
