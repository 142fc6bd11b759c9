/** When somebody's work is told by direct message, and what of it is worth a morning. */
import { addDays, dayIn, instantAt, workingDayOnOrAfter } from '../../kernel/calendar.js'
import type { Mornings } from '../../kernel/ladder.js'
import { makeUp } from '../../kernel/ladder.js'
import type { Day, Instant, Zone } from '../../kernel/time.js'
import { TimeOfDay } from '../../kernel/time.js'
import type { HomeLine, HomeSection } from '../../platform/feature.js'

/** Owed within so many days, or overdue, it is spoken of. */
const NEAR_DAYS = 14

/** Under which history and messages know somebody's own work. */
export function mineRef(user: string): string {
  return `mine/${user}`
}

/** Monday to Friday at nine where the person lives; whose holidays, nobody knows. */
export function morningsOf(zone: Zone): Mornings {
  return { zone, at: TimeOfDay.parse('09:00'), holidays: [] }
}

/** The first working morning after an instant. */
export function nextMorningAfter(mornings: Mornings, now: Instant): Instant {
  const { zone, at } = mornings
  const today = dayIn(now, zone)
  const from = instantAt(today, at, zone) > now ? today : addDays(today, 1)
  return instantAt(workingDayOnOrAfter(from, []), at, zone)
}

/** What a turn makes of a morning that has come: it is said now, or looked at again. */
export function turnOf(
  mornings: Mornings,
  quietUntil: Instant,
  now: Instant,
): { readonly kind: 'say' } | { readonly kind: 'later'; readonly at: Instant } {
  const next = nextMorningAfter(mornings, quietUntil)
  if (next > now) return { kind: 'later', at: next }
  const when = makeUp(mornings, now)
  return when === now ? { kind: 'say' } : { kind: 'later', at: when }
}

/** What one owes speaks when it comes near; what waits for an answer always does; what is silent never. */
export function isSpoken(section: Pick<HomeSection, 'owed'>, { due, silent }: Pick<HomeLine, 'due' | 'silent'>, today: Day): boolean {
  if (silent === true) return false
  return section.owed !== true || (due !== null && due <= addDays(today, NEAR_DAYS))
}
