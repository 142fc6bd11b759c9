import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ok } from '../kernel/problem.js'
import type { Feature } from './feature.js'
import { action, command, form } from './feature.js'
import { assemble } from './registry.js'
import { say } from './slack/blocks.js'

const reply = async () => ok({ kind: 'private' as const, message: say('ok') })
const list = command({
  noun: 'milestone',
  verb: 'list',
  summary: 'List',
  examples: [''],
  ability: 'anyone',
  input: z.object({ group: z.string().optional() }),
  run: reply,
})
const noun = { word: 'milestone', summary: 'Promises' } as const
const short = { word: 'promises', noun: 'milestone', verb: 'list', given: {}, summary: 'Lists', hint: '' } as const
const timed = { id: 'closing', isDue: async () => false, run: async () => 0 }
const shape = { title: 'Note', fields: [] }
const note = form({ id: 'note', given: z.object({}), ability: 'anyone', open: async () => ok(shape), run: reply })
const press = action({ id: 'note.press', payload: z.object({}), ability: 'anyone', run: reply })
const shortcut = { callbackId: 'read', name: 'Read', description: 'Reads', ability: 'anyone', run: reply } as const
const message = { id: 'card', draw: async () => null }
const job = { id: 'reading', run: async () => undefined }
const planner = {
  kind: 'milestone',
  isDue: async () => false,
  plan: async () => ({ notices: [], seen: 0 }),
  standing: async () => new Set<string>(),
  draw: async () => new Map(),
  foresee: async () => [],
  coming: async () => [],
}

describe('the registry', () => {
  it.each<[string, Feature, Feature, RegExp]>([
    ['command', { name: 'a', nouns: [noun], commands: [list] }, { name: 'b', commands: [list] }, /command milestone\.list/],
    ['noun', { name: 'a', nouns: [noun] }, { name: 'b', nouns: [noun] }, /noun milestone/],
    ['feature', { name: 'a' }, { name: 'a' }, /feature a/],
    ['action', { name: 'a', actions: [press] }, { name: 'b', actions: [press] }, /action note\.press/],
    ['form', { name: 'a', forms: [note] }, { name: 'b', forms: [note] }, /form note/],
    ['message', { name: 'a', messages: [message] }, { name: 'b', messages: [message] }, /message card/],
    ['job', { name: 'a', jobs: [job] }, { name: 'b', jobs: [job] }, /job reading/],
    ['shortcut', { name: 'a', shortcuts: [shortcut] }, { name: 'b', shortcuts: [shortcut] }, /shortcut read/],
    ['planner', { name: 'a', planners: [planner] }, { name: 'b', planners: [planner] }, /planner milestone/],
    [
      'word',
      { name: 'a', nouns: [noun], commands: [list] },
      { name: 'b', shortWords: [{ ...short, word: 'milestone' }] },
      /word milestone/,
    ],
    ['timed act', { name: 'a', timed: [timed] }, { name: 'b', timed: [timed] }, /timed act closing/],
    [
      'form of a command’s name',
      { name: 'a', nouns: [noun], commands: [list] },
      { name: 'b', forms: [{ ...note, id: 'milestone.list' }] },
      /name of a command/,
    ],
  ])('refuses a second %s', (_what, one, other, said) => {
    expect(() => assemble([one, other])).toThrow(said)
    expect(() => assemble([one])).not.toThrow()
  })

  it('refuses a command of a noun that nobody has', () => {
    expect(() => assemble([{ name: 'a', commands: [list] }])).toThrow('belongs to no noun')
  })

  it('refuses a short word for a command that nobody has', () => {
    expect(() => assemble([{ name: 'a', shortWords: [short] }])).toThrow('stands for milestone list')
    expect(assemble([{ name: 'a', nouns: [noun], commands: [list], shortWords: [short] }]).shortWords).toEqual([short])
  })

  it('makes every command a button, unless the slice has its own of that name', async () => {
    const plain = assemble([{ name: 'a', nouns: [noun], commands: [list] }])
    expect(plain.action('milestone.list')?.payload).toBe(list.schema)
    const own = { ...press, id: 'milestone.list' }
    expect(assemble([{ name: 'a', nouns: [noun], commands: [list], actions: [own] }]).action('milestone.list')).toBe(own)
    expect(plain.command('milestone', 'list')).toBe(list)
    expect(plain.command('milestone', 'done')).toBeUndefined()
  })

  it('keeps sections of the card and of the home in their order', () => {
    const at = (order: number) => ({ order, title: String(order), draw: async () => [] })
    const registry = assemble([
      { name: 'a', card: [at(20)], home: [at(9)] },
      { name: 'b', card: [at(10)], home: [at(1)] },
    ])
    expect([registry.card, registry.home].map((part) => part.map(({ order }) => order))).toEqual([
      [10, 20],
      [1, 9],
    ])
  })
})
