/** What is coming: the mornings on which a register will be spoken of, a line each. */
import { dayIn, formatDay } from '../../kernel/calendar.js'
import type { Day } from '../../kernel/time.js'
import type { ForeseenNotice, RegisterAt } from '../../platform/feature.js'
import type { Block } from '../../platform/slack/blocks.js'
import { context, plain, sections } from '../../platform/slack/blocks.js'

/** More mornings than these are counted, not listed. */
const MORNINGS = 15

/** `T-30` → "30 days before", `T-0` → "on the day", `T+8` → "8 days overdue" */
export function stageWords(stage: string): string {
  const [, sign, digits] = /^T([-+])(\d+)$/.exec(stage) ?? []
  const days = Number(digits)
  if (days === 0) return 'on the day'
  const count = days === 1 ? '1 day' : `${days} days`
  return sign === '+' ? `${count} overdue` : `${count} before`
}

export function comingBlocks(register: RegisterAt, notices: readonly ForeseenNotice[], days: number): Block[] {
  if (notices.length === 0) return [context(`Nothing of ${register.key} comes up in the next ${days} days.`)]
  const mornings = new Map<Day, ForeseenNotice[]>()
  for (const notice of [...notices].sort((a, b) => a.at.localeCompare(b.at) || a.ref.localeCompare(b.ref, 'en', { numeric: true }))) {
    const day = dayIn(notice.at, register.zone)
    mornings.set(day, [...(mornings.get(day) ?? []), notice])
  }
  const lines = [...mornings].map(
    ([day, of]) =>
      `${formatDay(day)}  ${of.map(({ ref, stage, to, text }) => (to === undefined ? `*${plain(ref)}* ${stageWords(stage)}` : plain(text))).join(', ')}`,
  )
  const more = lines.length - MORNINGS
  return [
    ...sections(`*What is coming* (next ${days} days)\n${lines.slice(0, MORNINGS).join('\n')}`),
    ...(more > 0 ? [context(`and ${more === 1 ? 'one more morning' : `${more} more mornings`} of the next ${days} days`)] : []),
  ]
}
