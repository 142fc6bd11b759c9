import { describe, expect, it } from 'vitest'
import { Instant, TimeOfDay, Zone } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { SubjectNow } from '../../platform/subject.js'
import { blank } from './feedback.fixture.js'
import type { Feedback, FeedbackState } from './model.js'
import type { Setting, Verb } from './rules.js'
import { aboutOf, accept, assign, can, countBy, dispute, fits, give, reopen, resolve } from './rules.js'

const register: RegisterAt = {
  id: 'r',
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
  homeChannel: null,
  channels: [],
  parties: [
    { short: 'OGF', channel: null },
    { short: 'DMTF', channel: null },
  ],
}
const now = Instant.parse('2011-12-16T10:00:00.000Z')
const as = (user: string, steward = false): Setting => ({
  register,
  actor: { user, steward, seats: [{ role: 'participant', party: 'DMTF' }] },
  now,
})
const subject: SubjectNow = { ref: 'OGF-D1', title: 'CIMI', version: '0.9', text: '', textHash: '', parties: [], people: ['UED'] }
const remark: Feedback = {
  ...blank,
  aboutVersion: '0.9',
  clause: '5.2',
  type: 'te',
  party: 'DMTF',
  givenBy: 'UGIVER',
  givenAt: now,
}
const request = { as: 'accepted' as const, reason: '', of: null }

describe('every act in every state', () => {
  const acts: Readonly<Record<Verb, (feedback: Feedback) => { readonly ok: boolean }>> = {
    assign: (feedback) => assign(as('UED'), feedback, ['UED'], 'UX'),
    resolve: (feedback) => resolve(as('UED'), feedback, ['UED'], request),
    accept: (feedback) => accept(as('UGIVER'), feedback, undefined),
    dispute: (feedback) => dispute(as('UGIVER'), feedback, 'no'),
    reopen: (feedback) => reopen(as('UED'), feedback, ['UED'], 'again'),
  }
  it.each(Object.keys(can) as FeedbackState[])('%s allows what the table says and nothing else', (state) => {
    const allowed = (Object.keys(acts) as Verb[]).filter((verb) => acts[verb]({ ...remark, state }).ok)
    expect(allowed.toSorted()).toEqual([...can[state]].toSorted())
  })
})

describe('who may', () => {
  const addressed: Feedback = { ...remark, state: 'addressed', resolution: 'accepted' }
  it.each([
    ['the editor', 'UED', false, true],
    ['a steward', 'US', true, true],
    ['the assignee', 'UWORK', false, true],
    ['the giver', 'UGIVER', false, false],
    ['anybody else', 'UX', false, false],
  ])('%s resolves: %s', (_who, user, steward, may) => {
    expect(resolve(as(user, steward), { ...remark, assignee: 'UWORK' }, ['UED'], request).ok).toBe(may)
  })

  it('nobody but the giver accepts or disputes, unless a steward has evidence', () => {
    expect(accept(as('UED', true), addressed, undefined)).toMatchObject({ ok: false, problem: { code: 'not-giver' } })
    expect(accept(as('UED'), addressed, 'mail')).toMatchObject({ ok: false, problem: { code: 'not-giver' } })
    expect(accept(as('US', true), addressed, 'mail of 12 March')).toMatchObject({
      ok: true,
      value: { next: { state: 'closed', answer: 'mail of 12 March' } },
    })
    expect(dispute(as('US', true), addressed, 'no')).toMatchObject({ ok: false, problem: { code: 'not-giver' } })
  })
})

describe('a resolution', () => {
  it.each(['revised', 'rejected'] as const)('as %s needs a reason', (kind) => {
    expect(resolve(as('UED'), remark, ['UED'], { ...request, as: kind, reason: ' ' })).toMatchObject({
      ok: false,
      problem: { field: 'reason' },
    })
  })

  it('as duplicate names another remark that is none itself', () => {
    const duplicate = (of: Feedback | null): unknown => resolve(as('UED'), remark, ['UED'], { ...request, as: 'duplicate', of })
    expect(duplicate(null)).toMatchObject({ ok: false, problem: { field: 'of' } })
    expect(duplicate(remark)).toMatchObject({ ok: false })
    expect(duplicate({ ...remark, number: 3, duplicateOf: 2 })).toMatchObject({ ok: false, problem: { hint: '`of:F2`' } })
    expect(duplicate({ ...remark, number: 2 })).toMatchObject({ ok: true, value: { next: { duplicateOf: 2, state: 'addressed' } } })
  })

  it('that is disputed may be resolved anew, and the dispute is then over', () => {
    expect(resolve(as('UED'), { ...remark, state: 'disputed', answer: 'no' }, ['UED'], request)).toMatchObject({
      ok: true,
      value: { next: { answer: null } },
    })
  })
})

describe('giving', () => {
  it('takes the three ratings together or none', () => {
    expect(give(as('U'), 1, 'D1', subject, { comment: '', completeness: 3 })).toMatchObject({ ok: false, problem: { field: 'clarity' } })
    expect(give(as('U'), 1, 'D1', subject, { comment: '', completeness: 3, clarity: 2, detail: 1 })).toMatchObject({
      ok: true,
      value: { next: { kind: 'rating' } },
    })
  })

  it('counts whoever gives it for the party they have a seat for, vote or not', () => {
    expect(give(as('U'), 1, 'D1', subject, { comment: 'x' })).toMatchObject({
      ok: true,
      value: { next: { party: 'DMTF', aboutVersion: '0.9' } },
    })
  })

  it('is refused on what was withdrawn, in its words', () => {
    expect(give(as('U'), 1, 'D1', { ...subject, closed: 'OGF-D1 was withdrawn: merged' }, { comment: 'x' })).toMatchObject({
      ok: false,
      problem: { sentence: 'OGF-D1 was withdrawn: merged' },
    })
  })
})

describe('a filter', () => {
  it.each([
    [{ clause: '5' }, true],
    [{ clause: '5.2' }, true],
    [{ clause: '5.20' }, false],
    [{ type: 'te', about: 'd1', party: 'dmtf' }, true],
    [{ type: 'ed' }, false],
    [{ state: 'closed' }, false],
    [{ state: 'all' }, true],
  ])('%j fits: %s', (filter, fit) => expect(fits(filter, remark)).toBe(fit))
})

it('clauses are counted in the order of the document', () => {
  const clauses = ['10', '5.2', '5.10', null, '5.2'].map((clause) => ({ ...remark, clause }))
  expect(countBy(clauses, 'clause')).toEqual([
    { value: '5.2', count: 2 },
    { value: '5.10', count: 1 },
    { value: '10', count: 1 },
    { value: '', count: 1 },
  ])
})

it.each([
  ['D2', { kind: 'draft', number: 2 }],
  ['register', { kind: 'register', number: null }],
  ['F1', null],
  ['V1', null],
  ['x', null],
])('%s names %j', (about, meant) => expect(aboutOf(about)).toEqual(meant))
