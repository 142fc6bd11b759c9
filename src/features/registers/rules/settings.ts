/** The settings of a register as a person writes them. */
import type { Decision, Json } from '../../../kernel/decision.js'
import type { DateContext } from '../../../kernel/period.js'
import { dueDay, isBackwards, parsePeriod } from '../../../kernel/period.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { Day, TimeOfDay, Zone } from '../../../kernel/time.js'
import type { RegisterAt } from '../../../platform/feature.js'
import type { Register, Settings } from '../model.js'
import { readNotice } from './dates.js'
import { allowed, changed } from './states.js'

/** What `register set` takes, as written. */
export interface SetRequest {
  readonly zone?: string | undefined
  readonly at?: string | undefined
  readonly holidays?: string | undefined
  readonly ladder?: string | undefined
  readonly reviews?: string | undefined
  readonly answers?: string | undefined
  readonly overdue?: string | undefined
  readonly dayfirst?: string | undefined
  readonly proposing?: string | undefined
  readonly acknowledge?: string | undefined
  readonly expires?: string | undefined
  readonly notice?: string | undefined
}

/** @param today the register's, for a date that must be to come */
export function set(at: RegisterAt, register: Register, request: SetRequest, dates: DateContext, today: Day): Result<Decision<Register>> {
  const state = allowed(register, 'set')
  if (!state.ok) return state
  const read = readSettings(register.settings, request, dates, today)
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
    ladder: stagesWords(settings.ladder?.before),
    reviews: stagesWords(settings.ladder?.reviews),
    answers: stagesWords(settings.ladder?.answers),
    overdue: stagesWords(settings.overdue),
    holidays: settings.holidays.length > 0 ? settings.holidays.join(',') : 'none',
    dayfirst: settings.dayFirst ? 'yes' : 'no',
    proposing: settings.proposing ? 'yes' : 'no',
    acknowledge: settings.acknowledge ? 'yes' : 'no',
    expires: settings.expires?.written ?? 'none',
    notice: settings.notice?.written ?? 'none',
  }
}

function stagesWords(days: readonly number[] | null | undefined): string {
  return days?.join(',') ?? 'usual'
}

/** Null when all are the usual ones. */
function readLadder(present: Settings['ladder'], request: SetRequest): Result<Settings['ladder']> {
  const before = readStages('ladder', request.ladder, present?.before ?? null)
  if (!before.ok) return before
  const reviews = readStages('reviews', request.reviews, present?.reviews ?? null)
  if (!reviews.ok) return reviews
  const answers = readStages('answers', request.answers, present?.answers ?? null)
  if (!answers.ok) return answers
  const ladder = { before: before.value, reviews: reviews.value, answers: answers.value }
  return ok(Object.values(ladder).every((days) => days === null) ? null : ladder)
}

/** "Did you mean …?" where a city was named without its continent. */
function zonesOf(city: string): string {
  const end = `/${city.trim().replace(/\s+/g, '_').toLowerCase()}`
  const found = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase().endsWith(end))
  return found ? `Did you mean \`${found}\`? ` : ''
}

function readSettings(settings: Settings, request: SetRequest, dates: DateContext, today: Day): Result<Settings> {
  const zone = Zone.safeParse(request.zone ?? settings.zone)
  if (!zone.success)
    return refuse('no-such-zone', `There is no time zone ${request.zone}.`, {
      hint: `${zonesOf(request.zone ?? '')}Write a zone such as \`Europe/Berlin\`, \`America/New_York\` or \`UTC\`.`,
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
  const ladder = readLadder(settings.ladder, request)
  if (!ladder.ok) return ladder
  const overdue = readStages('overdue', request.overdue, settings.overdue)
  if (!overdue.ok) return overdue
  const life = readLife(settings, request, dates, today)
  if (!life.ok) return life
  const yes = (words: string | undefined, present: boolean): boolean => (words === undefined ? present : /^(yes|y|true|on)$/i.test(words))
  return ok({
    ...settings,
    zone: zone.data,
    at: at.data,
    holidays: holidays.value,
    ladder: ladder.value,
    overdue: overdue.value,
    dayFirst: yes(request.dayfirst, settings.dayFirst),
    proposing: yes(request.proposing, settings.proposing),
    acknowledge: yes(request.acknowledge, settings.acknowledge),
    ...life.value,
  })
}

/** When it expires, and how long before notice is given. */
function readLife(settings: Settings, request: SetRequest, dates: DateContext, today: Day): Result<Pick<Settings, 'expires' | 'notice'>> {
  const expires = readExpiry(request.expires, settings.expires, dates, today)
  if (!expires.ok) return expires
  const notice = request.notice === undefined ? ok(settings.notice) : readNotice(request.notice)
  if (!notice.ok) return notice
  if (notice.value && !expires.value)
    return refuse('no-expiry', 'A notice period counts back from the day on which the register expires.', {
      hint: 'Give that too: `expires:"31 December 2013" notice:"3 months"`.',
      field: 'expires',
    })
  return ok({ expires: expires.value, notice: notice.value })
}

function readExpiry(words: string | undefined, present: Settings['expires'], dates: DateContext, today: Day): Result<Settings['expires']> {
  if (words === undefined || words.trim() === present?.written) return ok(present)
  if (/^(none|-)?$/i.test(words.trim())) return ok(null)
  const period = parsePeriod(words, dates)
  if (!period.ok) return { ok: false, problem: { ...period.problem, field: 'expires' } }
  const day = dueDay(period.value)
  if (day === null || isBackwards(period.value))
    return refuse('no-day', `“${words}” names no day.`, {
      hint: 'Write it like `expires:"31 December 2013"`, or `none`.',
      field: 'expires',
    })
  if (day < today)
    return refuse('date-over', `${words} is over.`, { hint: 'Choose a date to come, or end it: `/wg register end`.', field: 'expires' })
  return period
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

/** Each list of stages with what its hint shows; days before begin with 0, days overdue with 1. */
const stageLists = {
  ladder: { example: '`ladder:30,14,7,1,0`', least: 0 },
  reviews: { example: '`reviews:60,30,14,0`', least: 0 },
  answers: { example: '`answers:14,7,3,1,0`', least: 0 },
  overdue: { example: '`overdue:1,8,15,22`', least: 1 },
} as const

function readStages(name: keyof typeof stageLists, words: string | undefined, present: readonly number[] | null): Result<number[] | null> {
  const { example, least } = stageLists[name]
  if (words === undefined) return ok(present ? [...present] : null)
  if (/^usual$/i.test(words.trim())) return ok(null)
  const numbers = words
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
  const bad = numbers.find((number) => !Number.isInteger(number) || number < least || number > 730)
  if (numbers.length === 0 || bad !== undefined || numbers.length > 20) {
    return refuse('not-stages', `“${words}” are no days.`, {
      hint: `Write whole days with commas, such as ${example}, or \`usual\`.`,
      field: name,
    })
  }
  const sorted = [...new Set(numbers)].sort((a, b) => (name === 'overdue' ? a - b : b - a))
  return ok(sorted)
}
