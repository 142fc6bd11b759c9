/** Milestones and reviews as iCalendar: each on its last day, with the words as written in its title. */
import type { ICalEventData } from 'ical-generator'
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { dueDay, showPeriod } from '../../../kernel/period.js'
import type { Day } from '../../../kernel/time.js'
import type { Item, Sheet } from '../model.js'

/**
 * Whoever takes the file in a second time updates what they have: the UID stays for ever, SEQUENCE counts the changes, and what
 * was dropped, lost its date, or ended with its register is sent as cancelled.
 */
export function calendar(sheet: Sheet): string {
  const { register, name, now } = sheet
  const out = new ICalCalendar({
    name,
    prodId: { company: 'Registrar', product: register.key, language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const item of sheet.items) {
    const event = eventOf(sheet, item)
    if (event) out.createEvent({ ...event, stamp: new Date(now) })
  }
  return out.toString()
}

function eventOf({ register, ended }: Sheet, item: Item): Omit<ICalEventData, 'stamp'> | null {
  const day = dueDay(item.due) ?? dueDay(item.firstDue)
  if (day === null) return null
  const over = ended && item.state === 'open'
  const cancelled = item.state === 'dropped' || over || dueDay(item.due) === null
  return {
    // The row's id, not the key: a calendar may carry registers of several workspaces.
    id: `${register.id}-${item.ref.split('-')[1] ?? item.ref}@registrar`.toLowerCase(),
    start: dateOf(day),
    allDay: true,
    summary: titleOf(item),
    description: textOf(item),
    // The end of a register is one change more, of each thing that it leaves open.
    sequence: item.changes + (over ? 1 : 0),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(item.link && /^https?:\/\/\S+$/.test(item.link) ? { url: item.link } : {}),
  }
}

/** `OGF-M2 (4Q2011) Extend OCCI` */
function titleOf({ ref, due, firstDue, text, state }: Item): string {
  const written = due.written || firstDue.written
  const mark = state === 'done' ? 'Done: ' : state === 'dropped' ? 'Dropped: ' : ''
  return `${mark}${ref} (${written}) ${text.replace(/\s+/g, ' ').trim()}`
}

function textOf({ due, firstDue, moves, parties, owners, outcome, group }: Item): string {
  return [
    group,
    showPeriod(due),
    moves > 0 ? `was ${firstDue.written || 'undated'}, moved ${moves === 1 ? 'once' : moves === 2 ? 'twice' : `${moves} times`}` : null,
    parties.length > 0 ? `Answers for it: ${parties.join(', ')}` : null,
    owners.length > 0 ? `Owner: ${owners.join(', ')}` : null,
    outcome ? `Outcome: ${outcome}` : null,
  ]
    .filter((line) => line !== null && line !== '')
    .join('\n')
}

/** A day without a zone: the calendar writes its UTC date. */
function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}
