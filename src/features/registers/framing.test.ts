import { describe, expect, it } from 'vitest'
import { ok } from '../../kernel/problem.js'
import type { Instant } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import type { ProposedChange } from '../../platform/agreed.js'
import type { RegisterAt } from '../../platform/feature.js'
import { openTemporaryStore, workspace } from '../../platform/platform.fixture.js'
import { assemble } from '../../platform/registry.js'
import type { Store } from '../../platform/store.js'
import type { Framing } from './framing.js'
import { frameChanges, frameKind } from './framing.js'
import { create, findFull } from './store/register.js'

const now = '2012-03-01T09:00:00.000Z' as Instant
const who = { workspace, actor: { user: 'U1', standing: 'member' }, source: 'button', now, registry: assemble([]) } as const
const review = { written: 'yearly', months: 12 }
const gate = { from: 'CSCC', to: 'DMTF', completeness: 60, reviews: 1 }

const first: Framing = {
  title: 'Work register',
  initiated: null,
  parties: [
    { name: 'Cloud Standards Customer Council', short: 'CSCC' },
    { name: 'DMTF', short: 'DMTF' },
  ],
  gates: [gate],
  ipr: ['What is given stays the property of who gave it.', 'DMTF may publish it.', 'Nothing else is granted.'],
  cadence: null,
}

async function scene(): Promise<{ store: Store; at: RegisterAt }> {
  const store = await openTemporaryStore()
  const made = await store.change(async (tx) => {
    const lists = { sections: [], terms: [], approvals: [] }
    const bare = { version: '1.0', approvalTarget: null, partnerDocument: null, text: '', foldedHash: 'x', dayFirst: false }
    return ok(await create(tx, workspace, { key: 'CSCC', zone: Zone.parse('UTC'), ...bare, ...lists, ...first }, ['U1'], 'U1', now))
  })
  if (!made.ok) throw new Error(made.problem.sentence)
  return { store, at: made.value }
}

async function made(store: Store, at: RegisterAt, changes: readonly ProposedChange[]): Promise<Framing> {
  const done = await store.change(async (tx) => {
    for (const change of changes) {
      const applied = await frameKind.apply(tx, who, at, change)
      if (!applied.ok) return applied
    }
    return ok(null)
  })
  expect(done).toMatchObject({ ok: true })
  const { title, initiated, parties, gates, ipr, cadence } = await store.read((db) => findFull(db, at.id))
  return { title, initiated, parties: parties.map(({ name, short }) => ({ name, short })), gates, ipr, cadence }
}

const [property, publish, granted] = [
  'What is given stays the property of who gave it.',
  'DMTF may publish it.',
  'Nothing else is granted.',
]

const documents: readonly [string, Partial<Framing>, readonly string[]][] = [
  ['the same', {}, []],
  ['another title', { title: 'Register of work' }, ['change the title']],
  [
    'a party under a fuller name',
    { parties: [...first.parties.slice(0, 1), { name: 'Distributed Management Task Force', short: 'DMTF' }] },
    ['change the party DMTF'],
  ],
  ['a stricter gate', { gates: [{ ...gate, completeness: 75 }] }, ['change the gate from CSCC to DMTF']],
  [
    'a gate the other way instead',
    { gates: [{ ...gate, from: 'DMTF', to: 'CSCC' }] },
    ['add the gate from DMTF to CSCC', 'drop the gate from CSCC to DMTF'],
  ],
  ['a cadence', { cadence: review }, ['add how often it is reviewed']],
  ['a notice less', { ipr: [publish, granted] }, ['drop the IPR notice']],
  [
    'a notice more, and one in other words',
    { ipr: [property, 'DMTF may publish it freely.', granted, 'Marks are no part of it.'] },
    ['change the IPR notice', 'add the IPR notice'],
  ],
]

describe('what a document says of a register’s frame', () => {
  it.each(documents)('%s is brought over, and then nothing differs', async (_name, differs, titles) => {
    const { store, at } = await scene()
    const document = { ...first, ...differs }
    const changes = await store.read((db) => frameChanges(db, at, document))
    expect(changes.map(({ title }) => title)).toEqual(titles)
    expect(new Set(changes.map(({ ref }) => ref)).size).toBe(changes.length)
    expect(await made(store, at, changes)).toEqual(document)
    expect(await store.read((db) => frameChanges(db, at, document))).toEqual([])
  })

  it('leaves who is bound, and what the document does not say', async () => {
    const { store, at } = await scene()
    const other = { ...first, title: null, parties: [{ name: 'OGF', short: 'OGF' }], gates: [gate, { ...gate, from: 'OGF' }] }
    expect(await store.read((db) => frameChanges(db, at, other))).toEqual([])
  })
})
