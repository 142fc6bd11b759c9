import { describe, expect, it } from 'vitest'
import { Day, Instant, TimeOfDay, Zone } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Draft } from './model.js'
import type { Gate, Setting } from './rules.js'
import { answer, gateFor, missingAt, readCompleteness, revise, send, speaking } from './rules.js'

const register: RegisterAt = {
  id: 'r',
  key: 'CSCC',
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
  homeChannel: 'C1',
  channels: ['C1', 'C2'],
  parties: [
    { short: 'CSCC', channel: null },
    { short: 'DMTF', channel: 'C2' },
  ],
}
const now = Instant.parse('2011-12-16T10:00:00.000Z')
const today = Day.parse('2011-12-16')
const setting: Setting = { register, actor: { user: 'U1', steward: true, seats: [] }, now, today, dates: { today } }
const gate: Gate = { from: 'CSCC', to: 'DMTF', completeness: 60, reviews: 1 }
const held = {
  version: '0.5',
  reviewer: 'WG',
  on: { written: '12 Dec 2011', from: today, to: today, precision: 'day' as const },
  note: null,
}
const draft: Draft = {
  id: 'd',
  registerId: 'r',
  number: 1,
  title: 'Use cases',
  party: 'CSCC',
  version: '0.5',
  link: 'https://example.org',
  file: null,
  fileName: null,
  fileLink: null,
  fileHash: null,
  completeness: 60,
  state: 'preparing',
  sentTo: [],
  access: null,
  until: null,
  sentBy: null,
  sentAt: null,
  sentVersions: [],
  reason: null,
  addedBy: 'U1',
  reviews: [{ ...held, result: 'passed' }],
  asked: [],
  acts: 0,
  quietUntil: now,
  countFrom: null,
  snoozedUntil: null,
}
const request = { to: undefined, until: undefined, access: 'review' as const, asked: [{ user: 'U2', party: 'DMTF', answeredAt: null }] }

describe('a gate', () => {
  it.each([
    [59, ['passed'], 1],
    [60, [], 1],
    [55, ['failed'], 2],
    [60, ['changes'], 0],
    [100, ['failed', 'passed'], 0],
  ] as const)('at %i %% with reviews %j leaves %i halves missing', (completeness, results, missing) => {
    expect(missingAt(gate, { completeness, reviews: results.map((result) => ({ ...held, result })) })).toHaveLength(missing)
  })

  it('holds in its own direction only', () => {
    expect(gateFor([gate], 'CSCC', 'dmtf')).toBe(gate)
    expect(gateFor([gate], 'DMTF', 'CSCC')).toBeNull()
  })

  it('with one condition asks for that one alone', () => {
    expect(missingAt({ ...gate, completeness: null }, { completeness: 0, reviews: draft.reviews })).toEqual([])
  })
})

describe('completeness', () => {
  it.each([
    ['55', 55],
    ['60 %', 60],
    ['0%', 0],
    ['100', 100],
  ])('%s is read', (text, percent) => expect(readCompleteness(text)).toEqual({ ok: true, value: percent }))
  it.each(['101', '-1', 'half', '', '6e1'])('%s is refused', (text) => expect(readCompleteness(text).ok).toBe(false))
})

describe('a draft that is sent', () => {
  it('tells the partner’s own channel, and not the home channel as well', () => {
    const sent = send(setting, draft, [gate], request)
    expect(sent.ok && sent.value.notices.filter(({ kind }) => kind === 'draft.sent').map(({ destination }) => destination)).toEqual(['C2'])
  })

  it.each(['2011-12-15', 'TBD', 'at that time'])('takes no window that closes %s', (until) => {
    expect(send(setting, draft, [], { ...request, until })).toMatchObject({ ok: false, problem: { field: 'until' } })
  })

  it('does not go to its own party', () => {
    expect(send(setting, draft, [], { ...request, to: 'CSCC' })).toMatchObject({ ok: false, problem: { code: 'own-draft' } })
  })

  it('is spoken of while a window is open and somebody has not answered', () => {
    const sent = send(setting, draft, [gate], { ...request, until: 'in 4 weeks' })
    if (!sent.ok) throw new Error(sent.problem.sentence)
    expect(speaking(register, sent.value.next)?.due).toBe('2012-01-13')
    const asked = { ...setting, actor: { ...setting.actor, user: 'U2' } }
    const done = answer(asked, sent.value.next)
    expect(done.ok && speaking(register, done.value.next)).toBeNull()
    expect(done.ok && answer(asked, done.value.next)).toMatchObject({ ok: false, problem: { code: 'already-answered' } })
  })

  it('needs a new version number before it goes again, and its reviewers are asked anew', () => {
    const sent = send(setting, draft, [gate], request)
    if (!sent.ok) throw new Error(sent.problem.sentence)
    const more = { version: undefined, link: undefined, file: undefined, completeness: '70' }
    expect(revise(setting, sent.value.next, more)).toMatchObject({ ok: false, problem: { field: 'version' } })
    expect(revise(setting, sent.value.next, { ...more, version: '0.6' })).toMatchObject({
      ok: true,
      value: { next: { state: 'preparing', asked: [], completeness: 70 } },
    })
  })
})
