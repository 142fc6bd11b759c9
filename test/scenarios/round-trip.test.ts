/** Exports that read in again to the same register: documents by the reader of the import, JSON by the store. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { assembleAll } from '../../src/app.js'
import { nothing, sheet } from '../../src/features/exports/exports.fixture.js'
import { exportOf, registerDocument, takeEverything } from '../../src/features/exports/index.js'
import { keep, read, saveKept } from '../../src/features/imports/index.js'
import { registerByKey } from '../../src/features/registers/index.js'
import { parsePeriod, undated } from '../../src/kernel/period.js'
import { ok } from '../../src/kernel/problem.js'
import type { Day, Instant } from '../../src/kernel/time.js'
import { Zone } from '../../src/kernel/time.js'
import { systemClock } from '../../src/platform/clock.js'
import type { Contents } from '../../src/platform/exporter.js'
import { createLog } from '../../src/platform/log.js'
import type { Store } from '../../src/platform/store.js'
import { openStore } from '../../src/platform/store.js'
import { hashOfText } from '../../src/platform/text.js'
import { projectRoot } from '../world/shared.js'

const registry = assembleAll()
const now = '2012-03-01T09:00:00.000Z' as Instant
const who = { workspace: 'T1', actor: { user: 'operator', standing: 'operator' as const }, source: 'cli' as const, now, registry }
const env = { workspace: 'T1', now, registry }

/** Two registers with everything in them, and the two that the program brings along. */
const documents = [
  path.join(projectRoot, 'src/samples'),
  // Only where the sources lie beside the project; elsewhere the two samples stand for them.
  path.join(projectRoot, '../shared/registers'),
].flatMap((dir) => {
  try {
    return readdirSync(dir)
      .filter((name) => /\.(?:md|txt)$/.test(name) && !/INDEX/.test(name))
      .map((name) => path.join(dir, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      console.info(`skipped: ${dir} is not here`)
      return []
    }
    throw error
  }
})

const dir = mkdtempSync(path.join(tmpdir(), 'registrar-exports-'))
const stores: Store[] = []
async function openOne(name: string): Promise<Store> {
  const store = await openStore({ url: `file:${path.join(dir, name)}`, purpose: 'playground', log: createLog('off', systemClock) })
  stores.push(store)
  return store
}

afterAll(async () => {
  for (const store of stores) await store.close()
  rmSync(dir, { recursive: true })
})

async function readInto(store: Store, file: string, key: string): Promise<boolean> {
  const text = readFileSync(file, 'utf8')
  const reading = read(text, { file: path.basename(file), key })
  if (reading.kind === 'other') return false
  const kept = keep(reading, {
    answers: { key },
    taken: new Set(),
    zone: Zone.parse('UTC'),
    dayFirst: false,
    text,
    foldedHash: hashOfText(text),
    today: '2012-03-01' as Day,
  })
  if (!kept.ok) throw new Error(kept.problem.sentence)
  await store.change(async (tx) => ok(await saveKept(tx, who, kept.value, ['U1'], now)))
  return true
}

async function exported(store: Store, key: string, format: 'md' | 'json'): Promise<{ text: string; remarks: readonly string[] }> {
  const result = await store.read(async (db) => {
    const register = await registerByKey(db, 'T1', key)
    if (!register) throw new Error(`no register ${key}`)
    return exportOf(db, register, { format, picture: false }, env)
  })
  if (!result.ok) throw new Error(result.problem.sentence)
  return { text: String(result.value.content), remarks: result.value.remarks }
}

describe.each(documents.map((file, index) => [path.basename(file), file, `K${index}`] as const))('%s', (name, file, key) => {
  it('comes back from its Markdown and from its JSON', async () => {
    const store = await openOne(`${key}.db`)
    if (!(await readInto(store, file, key))) return
    const { remarks } = await exported(store, key, 'md')
    expect(remarks, name).toEqual([])
    const first = await exported(store, key, 'json')
    const second = await openOne(`${key}-again.db`)
    const taken = await second.change((tx) => takeEverything(tx, who, first.text, null))
    expect(taken.ok).toBe(true)
    const again = await exported(second, key, 'json')
    const without = (text: string): unknown => ({ ...(JSON.parse(text) as object), history: null })
    expect(without(again.text)).toEqual(without(first.text))
    const twice = await second.change((tx) => takeEverything(tx, who, first.text, null))
    expect(twice).toMatchObject({ ok: false, problem: { code: 'key-taken' } })
  })
})

it('JSON that is no export is refused in words, and nothing of it is kept', async () => {
  const store = await openOne('broken.db')
  for (const text of ['', '{', '[]', '{"registrar":2,"register":{}}', '{"registrar":1,"register":{"key":"x"}}']) {
    const taken = await store.change((tx) => takeEverything(tx, who, text, null))
    expect(taken.ok).toBe(false)
  }
  expect(await store.read((db) => db.register.count())).toBe(0)
})

const verbs = ['Publish', 'Extend', 'Set up', 'Review and publish', 'Align', 'Test']
const things = [
  'a profile of OCCI for storage',
  'the model of virtual networks',
  'a joint paper on federation',
  'an interface for audit data',
  'the use cases for hybrid clouds',
]
const dates = [
  '1H2012',
  '2Q2012',
  'Q3 2012',
  'April 2012',
  '2013',
  '15 March 2012',
  '2012-06-30',
  'early 2013',
  'by the end of August 2016',
  'TBD',
  'Coincident with WoT WG',
  '21 - 24 June 2010',
  'early Q3 2012',
  'Q3-Q4 2012',
  'fall 2022',
  'end of May',
  '',
]
const groups = [null, 'Collaboration on Cloud Standards', 'Schema', 'Joint Events and Meetings']
const written = (words: string): Contents['milestones'][number]['due'] => {
  const parsed = words === '' ? null : parsePeriod(words)
  return parsed?.ok ? parsed.value : undated(words)
}

type Pair = readonly [string, string]
const pairs: readonly Pair[] = [
  ['OGF', 'DMTF'],
  ['ISO/IEC JTC 1/SC 38', 'CEN/CENELEC'],
  ['ITU-T SG13', 'W3C Web Payments WG'],
]
const partiesOf = (pair: Pair): Contents['parties'] => (pair[0] === 'OGF' ? nothing.parties : pair.map((short) => ({ name: short, short })))

const milestoneOf = ([one, other]: Pair) =>
  fc.record({
    text: fc
      .tuple(
        fc.constantFrom(...verbs),
        fc.constantFrom(...things),
        fc.constantFrom('', ' by both bodies', ' of version 2.0', ' for DMTF', ' (Start: 1Q2012)'),
      )
      .map((words) => words.join(' ').replace('  ', ' ')),
    due: fc.constantFrom(...dates).map(written),
    group: fc.constantFrom(...groups),
    priority: fc.option(fc.integer({ min: 1, max: 9 })),
    parties: fc.constantFrom<readonly string[]>([], [one], [other], [one, other]),
  })
const contentsOf = (pair: Pair): fc.Arbitrary<Contents> =>
  fc.record({
    title: fc.constantFrom(null, `Cloud work register of ${pair[0]} and ${pair[1]}`),
    version: fc.constantFrom(null, '1.0', '2.1'),
    initiated: fc.constantFrom(null, '11/08/2011', '1 April 2010').map((words) => (words === null ? null : written(words))),
    parties: fc.constant(partiesOf(pair)),
    terms: fc
      .array(
        fc.constantFrom(
          'Work is coordinated where that fits the practice of each body; each will say so.',
          'Each body shall tell the other of its drafts.',
        ),
        { maxLength: 4 },
      )
      .map((texts) => texts.map((text, index) => ({ label: 'abcd'[index] ?? '', text }))),
    ipr: fc.constant([]),
    gates: fc.constant([]),
    milestones: fc.array(milestoneOf(pair), { minLength: 1, maxLength: 8 }),
    activities: fc
      .uniqueArray(
        fc.constantFrom(
          'Members keep each other informed about their standards',
          'Find profiles that both bodies need',
          'Carry out marketing that serves both',
        ),
        { maxLength: 3 },
      )
      .map((texts) => texts.map((text) => ({ text }))),
    review: fc.constantFrom(
      null,
      { due: written('April 2012'), cadence: null },
      { due: null, cadence: { written: 'approximately once per year', months: 12 } },
      { due: written('April 2013'), cadence: { written: 'every 6 months', months: 6 } },
    ),
    contacts: fc
      .uniqueArray(
        fc.constantFrom(
          { party: pair[0], name: 'Rosa Quill', role: 'Executive Director', email: 'director@ogf.example', phone: null, url: null },
          { party: pair[0], name: 'Erik Lund', role: null, email: 'liaison@ogf.example', phone: null, url: 'http://www.ogf.example' },
          { party: pair[1], name: 'Sofia Marsh', role: 'President', email: 'president@dmtf.example', phone: null, url: null },
        ),
        { maxLength: 3, selector: ({ name }) => name },
      )
      .map((some) => some.toSorted((a, b) => pair.indexOf(a.party) - pair.indexOf(b.party))),
    approvalTarget: fc.constant(null),
    approvals: fc.constant([]),
    partnerDocument: fc.constant(null),
  })

describe('a register that has changed since it was read in', () => {
  const file = path.join(projectRoot, 'src/samples/ogf.md')
  const reading = read(readFileSync(file, 'utf8'), { file: 'ogf.md' })
  const held: Contents = {
    ...reading,
    milestones: [
      ...reading.milestones.map((one, index) => (index === 1 ? { ...one, due: written('2H2012') } : one)),
      { text: 'Joint demonstration', due: written('March 2013'), group: null, priority: null, parties: ['DMTF'] },
    ],
    terms: reading.terms.map((one) =>
      one.label === 'c' ? { ...one, text: 'DMTF lets individuals from the OCCI working group vote.' } : one,
    ),
    contacts: reading.contacts.slice(1),
  }

  it('says each of the changes in its place, and reads in again to the same', () => {
    const { text, differs } = registerDocument(sheet([], { contents: held, sections: reading.sections }), read)
    expect(differs).toEqual([])
    expect(text).toContain('2H2012')
    expect(text.match(/^c\. /gm)).toHaveLength(1)
    expect(text).not.toContain('non-voting')
    expect(text).not.toContain('Rosa Quill')
    expect(text).toContain('OGF develops practices and standards')
  })
})

describe('a register made by hand', () => {
  it('takes a row of few words for no second head of its table', () => {
    const milestone = { text: 'Publish a profile of OCCI for storage', priority: null, parties: [] }
    const held: Contents = {
      ...nothing,
      milestones: [
        { ...milestone, due: written(''), group: 'Collaboration on Cloud Standards' },
        { ...milestone, due: written('1H2012'), group: null },
      ],
    }
    const { text, differs } = registerDocument(sheet([], { contents: held }), read)
    expect(differs, text).toEqual([])
  })

  it('reads in again to the same, whatever it holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pairs).chain(contentsOf), (held) => {
        const { text, differs } = registerDocument(sheet([], { contents: held }), read)
        expect(differs, text).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
