/** When an approval is reminded of, and when it closes by itself. */
import { addDays, instantAt } from '../../../kernel/calendar.js'
import type { LadderInput } from '../../../kernel/ladder.js'
import { approvalLadder, withSettings } from '../../../kernel/ladder.js'
import type { Period } from '../../../kernel/period.js'
import { dueDay } from '../../../kernel/period.js'
import type { Instant, TimeOfDay } from '../../../kernel/time.js'
import type { RegisterAt } from '../../../platform/feature.js'
import { silentStates } from '../../registers/index.js'
import type { Approval, Rule } from '../model.js'

/** What waits for its parties however long it takes: only their answers end it. */
const patient: readonly string[] = ['register', 'change']

/** The end of the last day in the register's zone; null where only answers close it. */
export function closingTime(
  register: RegisterAt,
  asked: { readonly rule: Rule; readonly subjectKind: string; readonly due: Period },
): Instant | null {
  const day = dueDay(asked.due)
  if (day === null || (asked.rule === 'parties' && patient.includes(asked.subjectKind))) return null
  return instantAt(addDays(day, 1), '00:00' as TimeOfDay, register.zone)
}

/** Null while nothing is said of it by itself: closed, undated, its register silent. */
export function speaking(
  register: RegisterAt,
  approval: Pick<Approval, 'state' | 'due' | 'quietUntil' | 'countFrom' | 'snoozedUntil'>,
): LadderInput | null {
  const due = dueDay(approval.due)
  if (approval.state !== 'open' || due === null || silentStates.includes(register.state)) return null
  const { zone, at, holidays } = register
  const { quietUntil, countFrom, snoozedUntil } = approval
  return {
    due,
    precision: approval.due.precision,
    ladder: withSettings(approvalLadder, { before: register.answerLadder, overdue: register.overdue }),
    zone,
    at,
    holidays,
    quietUntil,
    countFrom,
    snoozedUntil,
  }
}
