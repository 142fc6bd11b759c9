/** Judgements about a register itself: binding, settings, edits; and what stands between it and being active. */
import { formatDay } from '../../kernel/calendar.js'
import type { Decision, Json } from '../../kernel/decision.js'
import type { DateContext } from '../../kernel/period.js'
import { parsePeriod, showPeriod } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { Day, TimeOfDay, Zone } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import { card, said } from './messages.js'
import type { Register, Settings, Term } from './model.js'

/** What may be done in which state; buttons, refusals and help read it. */
export const can = {
  edit: ['draft', 'approving', 'active', 'review-due'],
  set: ['draft', 'approving', 'active', 'review-due'],
  bind: ['draft', 'approving', 'active', 'review-due', 'superseded', 'ended', 'expired'],
} as const satisfies Record<string, readonly Register['state'][]>

/** States in which nothing is reminded of any more. */
export const silentStates: readonly string[] = ['superseded', 'ended', 'expired']

function allowed(register: Register, action: keyof typeof can): Result<null> {
  const states: readonly string[] = can[action]
  if (states.includes(register.state)) return ok(null)
  return refuse('wrong-state', `${register.key} is ${register.state}: it can no longer be changed.`, {
    hint: `See \`/wg register history ${register.key}\`.`,
  })
}

/** Reference under which changes to the register itself are recorded and said. */
export function ownRef(key: string): string {
  return `${key}-register`
}

function changed(register: RegisterAt, next: Register, kind: string, sentence: string, before: Json, after: Json): Decision<Register> {
  const ref = ownRef(register.key)
  return { next, events: [{ kind, ref, sentence, before, after }], notices: said(register, 'register.said', ref) }
}

/** Parties whose approval of this version is recorded, and those still missing. */
export function approvalsOf(register: Register): { readonly approved: Register['approvals']; readonly missing: readonly string[] } {
  const approved = register.approvals.filter(({ version }) => version === register.version)
  const has = (short: string): boolean => approved.some(({ party }) => party === short)
  return { approved, missing: register.parties.map(({ short }) => short).filter((short) => !has(short)) }
}

/** Binds the register to its one home channel, or to a party's own. */
export function bind(
  at: RegisterAt,
  register: Register,
  request: { readonly channel: string; readonly party: string | null },
): Result<Decision<Register>> {
  const state = allowed(register, 'bind')
  if (!state.ok) return state
  const { channel, party } = request
  if (party !== null) return bindParty(at, register, channel, party)
  if (register.homeChannel === channel)
    return refuse('already-bound', `${register.key} is already bound to <#${channel}>.`, { hint: 'Its card stands there.' })
  const next: Register = { ...register, homeChannel: channel }
  const moved: RegisterAt = { ...at, homeChannel: channel }
  const ref = ownRef(register.key)
  return ok({
    next,
    events: [
      { kind: 'register.bound', ref, sentence: `bound ${register.key} to <#${channel}>`, before: register.homeChannel, after: channel },
    ],
    notices: card(moved),
  })
}

function bindParty(at: RegisterAt, register: Register, channel: string, party: string): Result<Decision<Register>> {
  const found = register.parties.find(({ short }) => short.toLowerCase() === party.toLowerCase())
  if (!found)
    return refuse('no-such-party', `${register.key} has no party ${party}.`, {
      hint: `Its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
      field: 'party',
    })
  if (channel === register.homeChannel) {
    return refuse('home-already', `<#${channel}> is the home channel of ${register.key} already.`, {
      hint: `Choose another channel for ${found.short}.`,
    })
  }
  if (found.channel === channel) return refuse('already-bound', `<#${channel}> is already ${found.short}'s channel for ${register.key}.`)
  const parties = register.parties.map((one) => (one === found ? { ...one, channel } : one))
  const sentence = `bound ${register.key} to <#${channel}> for ${found.short}`
  return ok(changed(at, { ...register, parties }, 'register.bound', sentence, found.channel, channel))
}

/** What `register edit` may change; absent means unchanged. */
export interface EditRequest {
  readonly title?: string | undefined
  readonly version?: string | undefined
  readonly initiated?: string | undefined
  readonly link?: string | undefined
}

export function edit(at: RegisterAt, register: Register, request: EditRequest, context: DateContext): Result<Decision<Register>> {
  const state = allowed(register, 'edit')
  if (!state.ok) return state
  const before: Record<string, Json> = {}
  const after: Record<string, Json> = {}
  let next = register
  const note = (name: string, was: Json, is: Json): void => {
    if (was === is) return
    before[name] = was
    after[name] = is
  }
  if (request.title !== undefined) {
    note('title', register.title, request.title)
    next = { ...next, title: request.title }
  }
  if (request.version !== undefined) {
    note('version', register.version, request.version)
    next = { ...next, version: request.version }
  }
  if (request.initiated !== undefined) {
    const initiated = parsePeriod(request.initiated, context)
    if (!initiated.ok) return { ok: false, problem: { ...initiated.problem, field: 'initiated' } }
    note('initiated', register.initiated?.written ?? null, initiated.value.written)
    next = { ...next, initiated: initiated.value }
  }
  if (request.link !== undefined) {
    note('partner document', register.partnerDocument?.link ?? null, request.link)
    next = { ...next, partnerDocument: { state: 'linked', text: register.partnerDocument?.text ?? '', link: request.link } }
  }
  const names = Object.keys(after)
  if (names.length === 0)
    return refuse('nothing-changed', `That is what ${register.key} says already.`, {
      hint: 'Give another title, version, date initiated or link.',
    })
  const sentence = `changed ${names.map((name) => `${name} of ${register.key} from ${show(before[name])} to ${show(after[name])}`).join('; ')}`
  return ok(changed(at, next, 'register.edited', sentence, before, after))
}

function show(value: Json | undefined): string {
  return value === null || value === undefined ? 'nothing' : `“${String(value)}”`
}

/** Replaces the words of a term; the words before stay in the history. */
export function editTerm(at: RegisterAt, register: Register, terms: readonly Term[], label: string, text: string): Result<Decision<Term>> {
  const state = allowed(register, 'edit')
  if (!state.ok) return state
  const term = findTerm(register, terms, label)
  if (!term.ok) return term
  if (term.value.text === text) return refuse('nothing-changed', `Term ${term.value.label} says that already.`)
  const ref = `${register.key}-T${term.value.number}`
  const next: Term = { ...term.value, text }
  return ok({
    next,
    events: [{ kind: 'term.changed', ref, sentence: `changed the words of term ${next.label}`, before: term.value.text, after: text }],
    notices: said(at, 'register.said', ownRef(register.key)),
  })
}

/** A term by its label (`c`, `3.1`) or its reference (`T3`, `OGF-T3`). */
export function findTerm(register: Pick<Register, 'key'>, terms: readonly Term[], words: string): Result<Term> {
  const wanted = words
    .trim()
    .replace(/[.:)]$/, '')
    .toLowerCase()
  const found = terms.find(({ number, label }) =>
    [label.toLowerCase(), `t${number}`, `${register.key.toLowerCase()}-t${number}`].includes(wanted),
  )
  if (found) return ok(found)
  if (terms.length === 0) return refuse('no-terms', `${register.key} has no terms.`)
  return refuse('no-such-term', `${register.key} has no term ${words}.`, { hint: `It has ${terms.map(({ label }) => label).join(', ')}.` })
}

/** What `register set` takes, as written. */
export interface SetRequest {
  readonly zone?: string | undefined
  readonly at?: string | undefined
  readonly holidays?: string | undefined
  readonly ladder?: string | undefined
  readonly overdue?: string | undefined
  readonly dayfirst?: string | undefined
}

export function set(at: RegisterAt, register: Register, request: SetRequest): Result<Decision<Register>> {
  const state = allowed(register, 'set')
  if (!state.ok) return state
  const read = readSettings(register.settings, request)
  if (!read.ok) return read
  const before = flatSettings(register.settings)
  const after = flatSettings(read.value)
  const names = Object.keys(after).filter((name) => before[name] !== after[name])
  if (names.length === 0)
    return refuse('nothing-changed', `${register.key} is set like that already.`, {
      hint: 'Give a setting another value, for example `at:08:30`.',
    })
  const sentence = `set ${names.map((name) => `${name} of ${register.key} to ${after[name]}`).join(', ')}`
  return ok(changed(at, { ...register, settings: read.value }, 'register.set', sentence, pick(before, names), pick(after, names)))
}

function pick(values: Readonly<Record<string, string>>, names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? '']))
}

/** Settings as a person writes them, in the order of the form. */
export function flatSettings(settings: Settings): Record<string, string> {
  return {
    zone: settings.zone,
    at: settings.at,
    ladder: settings.ladder ? settings.ladder.before.join(',') : 'usual',
    overdue: settings.overdue ? settings.overdue.join(',') : 'usual',
    holidays: settings.holidays.length > 0 ? settings.holidays.join(',') : 'none',
    dayfirst: settings.dayFirst ? 'yes' : 'no',
  }
}

function readSettings(settings: Settings, request: SetRequest): Result<Settings> {
  const zone = Zone.safeParse(request.zone ?? settings.zone)
  if (!zone.success)
    return refuse('no-such-zone', `There is no time zone ${request.zone}.`, {
      hint: 'Write a zone such as `Europe/Berlin`, `America/New_York` or `UTC`.',
      field: 'zone',
    })
  const at = TimeOfDay.safeParse((request.at ?? settings.at).padStart(5, '0'))
  if (!at.success) return refuse('no-such-time', `“${request.at}” is no time of day.`, { hint: 'Write it like `09:00`.', field: 'at' })
  if (at.data > '16:59')
    return refuse('too-late', 'Reminders are made up until 17:00, so they begin before.', {
      hint: 'Choose a time up to 16:59.',
      field: 'at',
    })
  const holidays = readHolidays(request.holidays, settings.holidays)
  if (!holidays.ok) return holidays
  const ladder = readStages('ladder', request.ladder, settings.ladder?.before ?? null, 0)
  if (!ladder.ok) return ladder
  const overdue = readStages('overdue', request.overdue, settings.overdue, 1)
  if (!overdue.ok) return overdue
  const dayFirst = request.dayfirst === undefined ? settings.dayFirst : /^(yes|y|true|on)$/i.test(request.dayfirst)
  return ok({
    ...settings,
    zone: zone.data,
    at: at.data,
    holidays: holidays.value,
    ladder: ladder.value ? { before: ladder.value } : null,
    overdue: overdue.value,
    dayFirst,
  })
}

function readHolidays(words: string | undefined, present: Settings['holidays']): Result<Settings['holidays']> {
  if (words === undefined) return ok(present)
  if (/^(none|-)?$/i.test(words.trim())) return ok([])
  const days: Settings['holidays'] = []
  for (const word of words.split(/[\s,;]+/).filter(Boolean)) {
    const day = Day.safeParse(word)
    if (!day.success)
      return refuse('not-a-day', `“${word}” is no day of the calendar.`, {
        hint: 'Write holidays like `2012-01-02,2012-05-01`.',
        field: 'holidays',
      })
    days.push(day.data)
  }
  return ok([...new Set(days)].sort())
}

function readStages(
  name: 'ladder' | 'overdue',
  words: string | undefined,
  present: readonly number[] | null,
  least: number,
): Result<number[] | null> {
  if (words === undefined) return ok(present ? [...present] : null)
  if (/^usual$/i.test(words.trim())) return ok(null)
  const numbers = words
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
  const bad = numbers.find((number) => !Number.isInteger(number) || number < least || number > 730)
  if (numbers.length === 0 || bad !== undefined || numbers.length > 20) {
    const example = name === 'ladder' ? '`ladder:30,14,7,1,0`' : '`overdue:1,8,15,22`'
    return refuse('not-stages', `“${words}” are no days.`, {
      hint: `Write whole days with commas, such as ${example}, or \`usual\`.`,
      field: name,
    })
  }
  const sorted = [...new Set(numbers)].sort((a, b) => (name === 'ladder' ? b - a : a - b))
  return ok(sorted)
}

/** One line on where the register stands: "draft · approved by DMTF · CSCC has not approved version 1.0". */
export function standingOf(register: Register): readonly string[] {
  const { approved, missing } = approvalsOf(register)
  const version = register.version ? ` version ${register.version}` : ' it'
  const lines = approved.map(({ party, body, resolution, on }) => {
    const by = [
      body,
      resolution ? `resolution ${resolution}` : null,
      on ? `on ${on.precision === 'day' && on.to ? formatDay(on.to) : showPeriod(on)}` : null,
    ].filter((part) => part !== null)
    return `${party} approved${version}${by.length > 0 ? ` (${by.join(', ')})` : ''}`
  })
  if (missing.length > 0)
    lines.push(`${missing.join(' and ')} ${missing.length > 1 ? 'have' : 'has'} not approved${version} yet, so it is not active`)
  return lines
}

/** "CSCC has not approved"; null once every party has, or when the register asks nobody any more. */
export function missingWords(register: Register): string | null {
  const { missing } = approvalsOf(register)
  if (missing.length === 0 || silentStates.includes(register.state)) return null
  return `${missing.join(' and ')} ${missing.length > 1 ? 'have' : 'has'} not approved`
}
