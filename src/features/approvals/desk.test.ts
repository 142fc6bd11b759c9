import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok } from '../../kernel/problem.js'
import type { Instant } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import { history } from '../../platform/audit.js'
import type { RegisterAt } from '../../platform/feature.js'
import { openTemporaryStore, workspace } from '../../platform/platform.fixture.js'
import { assemble } from '../../platform/registry.js'
import type { Store, Tx } from '../../platform/store.js'
import type { Acting, Question, RecordedDecision, SubjectOutcome } from '../../platform/subject.js'
import { create } from '../registers/index.js'
import { desk } from './desk.js'

const about: Question['subject'] = { kind: 'draft', number: 2 }

/** A register of two parties, each with an approver, and a draft whose text can be changed. */
async function scene() {
  const store = await openTemporaryStore()
  const outcomes: SubjectOutcome[] = []
  const draft = { version: '1.0', textHash: 'a'.repeat(64) }
  const registry = assemble([
    {
      name: 'drafts',
      subjects: [
        {
          kind: 'draft',
          find: async (_db, register, number) =>
            number === 2 ? { ref: `${register.key}-D2`, title: 'Joint profile', text: 'text', parties: [], people: [], ...draft } : null,
          onOutcome: async (_tx, _who, _register, _number, outcome) => {
            outcomes.push(outcome)
          },
        },
      ],
    },
  ])
  const who = (user: string): Acting => ({
    workspace,
    actor: { user, standing: 'member' },
    source: 'command',
    now: '2012-03-01T09:00:00.000Z' as Instant,
    registry,
  })
  const register = await made(store)
  const acts = <T>(fn: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> => store.change(fn)
  const opens = (recorded: readonly RecordedDecision[] = []): Promise<Result<number>> =>
    acts((tx) => desk.open(tx, who('UALICE'), register, { subject: about, parties: [], recorded, due: null }))
  const gives = (user: string): Promise<Result<null>> =>
    acts((tx) => desk.give(tx, who(user), register, about, { kind: 'approve', party: null, reason: null, change: null }))
  const stands = () => store.read((db) => desk.standing(db, register, about))
  return { store, register, draft, outcomes, who, acts, opens, gives, stands }
}

async function made(store: Store): Promise<RegisterAt> {
  const result = await store.change(async (tx) => {
    const parties = ['CSCC', 'DMTF'].map((short) => ({ name: short, short }))
    const bare = { title: null, version: null, initiated: null, approvalTarget: null, partnerDocument: null, cadence: null }
    const lists = { sections: [], terms: [], gates: [], ipr: [], approvals: [] }
    const register = await create(
      tx,
      workspace,
      { key: 'CSCC', dayFirst: false, zone: Zone.parse('UTC'), text: '', foldedHash: '', parties, ...bare, ...lists },
      ['UALICE'],
      'UALICE',
      '2012-03-01T08:00:00.000Z' as Instant,
    )
    const seat = { workspace, registerId: register.id, role: 'approver', addedBy: 'UALICE', addedAt: '2012-03-01T08:00:00.000Z' }
    await tx.rosterEntry.createMany({
      data: [
        { ...seat, user: 'UBEN', party: 'DMTF' },
        { ...seat, user: 'UCHEN', party: 'CSCC' },
      ],
    })
    return ok(register)
  })
  if (!result.ok) throw new Error(result.problem.sentence)
  return result.value
}

describe('the desk', () => {
  it('closes with the last approval, once, and tells the subject in the same transaction', async () => {
    const { opens, gives, stands, outcomes, store, register } = await scene()
    expect(await opens()).toEqual(ok(1))
    expect(await stands()).toEqual({ approval: 'CSCC-A1', state: 'open', approved: [], missing: ['CSCC', 'DMTF'] })
    expect(await gives('UBEN')).toEqual(ok(null))
    expect(await gives('UERIK')).toMatchObject({ ok: false, problem: { code: 'no-vote' } })
    expect(await gives('UCHEN')).toEqual(ok(null))
    expect(await gives('UCHEN')).toMatchObject({ ok: false, problem: { code: 'closed' } })
    expect(await stands()).toEqual({ approval: 'CSCC-A1', state: 'passed', approved: ['CSCC', 'DMTF'], missing: [] })
    expect(outcomes).toEqual([
      { approval: 'CSCC-A1', kind: 'passed', version: '1.0', textHash: 'a'.repeat(64), sentence: 'CSCC and DMTF approved' },
    ])
    const { entries } = await store.read((db) => history(db, register.id, { ref: 'CSCC-A1', skip: 0, take: 10 }))
    expect(entries.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'approval.passed UCHEN',
      'approval.given UCHEN',
      'approval.given UBEN',
      'approval.requested UALICE',
    ])
  })

  it('a changed text makes earlier answers stand for the earlier one, and asks again', async () => {
    const { opens, gives, stands, acts, who, register, draft, store } = await scene()
    await opens()
    await gives('UBEN')
    draft.version = '1.1'
    draft.textHash = 'b'.repeat(64)
    await acts(async (tx) => ok(await desk.textChanged(tx, who('UALICE'), register, about)))
    expect(await stands()).toMatchObject({ state: 'open', missing: ['CSCC', 'DMTF'] })
    await gives('UCHEN')
    expect(await stands()).toMatchObject({ state: 'open', approved: ['CSCC'], missing: ['DMTF'] })
    const { entries } = await store.read((db) => history(db, register.id, { ref: 'CSCC-A1', skip: 0, take: 10 }))
    expect(entries.map(({ sentence }) => sentence)).toContain('asked A1 again for version 1.1; 1 answer stands for version 1.0')
    await gives('UBEN')
    expect(await stands()).toMatchObject({ state: 'passed' })
  })

  it('counts no answer to a text that has changed before anybody said so', async () => {
    const { opens, gives, stands, draft } = await scene()
    await opens()
    draft.textHash = 'b'.repeat(64)
    expect(await gives('UBEN')).toMatchObject({ ok: false, problem: { code: 'stale-text' } })
    expect(await stands()).toMatchObject({ approved: [] })
  })

  it('takes what is recorded already, and closes at once where that is all', async () => {
    const { opens, stands, outcomes } = await scene()
    const on = parsePeriod('12/15/2011')
    const decision = { body: 'Board of Directors', resolution: '2011-12-04', on: on.ok ? on.value : null, evidence: null }
    await opens(['CSCC', 'DMTF'].map((party) => ({ party, ...decision })))
    expect(await stands()).toMatchObject({ state: 'passed', missing: [] })
    expect(outcomes).toHaveLength(1)
  })

  it('asks nothing twice, and takes back what is open', async () => {
    const { opens, acts, who, register, stands, outcomes } = await scene()
    await opens()
    expect(await opens()).toMatchObject({ ok: false, problem: { code: 'already-asked' } })
    await acts(async (tx) => ok(await desk.withdraw(tx, who('UALICE'), register, about, 'rewritten')))
    await acts(async (tx) => ok(await desk.withdraw(tx, who('UALICE'), register, about, 'again')))
    expect(await stands()).toMatchObject({ state: 'withdrawn' })
    expect(outcomes.map(({ kind }) => kind)).toEqual(['withdrawn'])
    expect(await opens()).toEqual(ok(2))
  })
})
