/** The days of a register itself: when it expires, and the last day on which notice can be given before. */
import { addDays, addMonths } from '../../../kernel/calendar.js'
import type { LadderInput } from '../../../kernel/ladder.js'
import { expiryLadder } from '../../../kernel/ladder.js'
import { dueDay } from '../../../kernel/period.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { Day } from '../../../kernel/time.js'
import type { RegisterAt } from '../../../platform/feature.js'
import type { NoticePeriod, RegisterDate, Settings } from '../model.js'
import { silentStates } from './states.js'

/** Which of its days a register has. */
export function daysOf({ expires, notice }: Pick<Settings, 'expires' | 'notice'>): {
  readonly expiry: Day | null
  readonly notice: Day | null
} {
  const expiry = expires ? dueDay(expires) : null
  if (expiry === null || notice === null) return { expiry, notice: null }
  return { expiry, notice: addDays(addMonths(expiry, -(notice.months ?? 0)), -(notice.days ?? 0)) }
}

const units: Readonly<Record<string, { readonly months: number | null; readonly days: number | null }>> = {
  day: { months: null, days: 1 },
  week: { months: null, days: 7 },
  month: { months: 1, days: null },
  year: { months: 12, days: null },
}

/** `3 months`, `30 days`; `none` is null. */
export function readNotice(words: string): Result<NoticePeriod | null> {
  const written = words.trim()
  if (/^(none|-)?$/i.test(written)) return ok(null)
  const match = /^(\d{1,3})\s*(day|week|month|year)s?$/i.exec(written)
  const unit = units[match?.[2]?.toLowerCase() ?? '']
  const count = Number(match?.[1])
  if (!unit || count === 0)
    return refuse('no-period', `“${written}” is no notice period.`, {
      hint: 'Write it like `notice:"3 months"`, `notice:"30 days"` or `none`.',
      field: 'notice',
    })
  return ok({ written, months: unit.months && unit.months * count, days: unit.days && unit.days * count })
}

/** Null while nothing is said of it by itself. */
export function speaking(
  register: RegisterAt,
  date: Pick<RegisterDate, 'due' | 'quietUntil' | 'countFrom' | 'snoozedUntil'>,
): LadderInput | null {
  if (silentStates.includes(register.state)) return null
  const { zone, at, holidays } = register
  const { due, quietUntil, countFrom, snoozedUntil } = date
  return { due, precision: 'day', ladder: expiryLadder, zone, at, holidays, quietUntil, countFrom, snoozedUntil }
}
