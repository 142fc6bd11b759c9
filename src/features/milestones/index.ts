/** Milestones: what the parties of a register promise each other, dated or not. */
import { dayIn } from '../../kernel/calendar.js'
import { dueDay } from '../../kernel/period.js'
import { parseReference } from '../../kernel/reference.js'
import type { Instant } from '../../kernel/time.js'
import { history } from '../../platform/audit.js'
import type { Feature, RegisterAt } from '../../platform/feature.js'
import { button } from '../../platform/slack/blocks.js'
import type { Tx } from '../../platform/store.js'
import { registerById, waitingByRef } from '../registers/index.js'
import { snoozeButton } from './actions/snooze.js'
import { add } from './commands/add.js'
import { assign } from './commands/assign.js'
import { done } from './commands/done.js'
import { drop } from './commands/drop.js'
import { list } from './commands/list.js'
import { move } from './commands/move.js'
import { reopen } from './commands/reopen.js'
import { snooze } from './commands/snooze.js'
import { exporter } from './exporter.js'
import type { NewMilestone } from './model.js'
import { planner } from './planner.js'
import { addKind, dropKind, moveKind, reopenKind, reword, rewordKind } from './proposing.js'
import { agreedItem, comingMilestones, isSilent, refOf } from './rules.js'
import { countOverdue, findMilestone, insert, listMilestones, listOpen, listOwned } from './store.js'
import { milestoneSubject } from './subject.js'
import { agendaItems, cardBlocks, line, saidMessage } from './views.js'

export { milestoneChanges } from './comparing.js'
export { countRewordings } from './proposing.js'
export { listMilestones, ownerSeats } from './store.js'

/** Keeps the milestones of a document in its order; the caller commits one event for all. */
export async function addMilestones(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  now: Instant,
  items: readonly NewMilestone[],
): Promise<void> {
  for (const [index, item] of items.entries()) await insert(tx, register, workspace, index + 1, item, now)
}

export const milestones: Feature = {
  name: 'milestones',
  nouns: [{ word: 'milestone', summary: 'what is promised, by when, and who answers for it' }],
  commands: [add, list, done, reopen, move, drop, assign, snooze],
  actions: [snoozeButton],
  planners: [planner],
  takeUp: planner.takeUp,
  agreed: [
    {
      order: 20,
      reword,
      list: async (db, register) =>
        (await listMilestones(db, register.id))
          .filter(({ state }) => state === 'open' || state === 'done')
          .map((milestone) => agreedItem(register, milestone)),
    },
  ],
  changes: [moveKind, rewordKind, dropKind, reopenKind, addKind],
  subjects: [milestoneSubject],
  messages: [
    {
      id: 'milestone.said',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        const reference = parseReference(subject.ref ?? '')
        const milestone = register && reference.ok ? await findMilestone(db, register.id, reference.value.number) : null
        if (!register || !milestone) return null
        const { entries } = await history(db, register.id, { ref: subject.ref ?? '', skip: 0, take: 5 })
        return saidMessage(register, milestone, dayIn(env.now, register.zone), entries, await waitingByRef(db, register, env.registry))
      },
    },
  ],
  exporters: [exporter],
  card: [
    {
      order: 30,
      draw: async (db, register, env) =>
        cardBlocks(
          register,
          await listMilestones(db, register.id),
          dayIn(env.now, register.zone),
          await waitingByRef(db, register, env.registry),
        ),
    },
  ],
  health: [
    {
      order: 10,
      draw: async (db, register, env) => {
        const count = await countOverdue(db, register.id, dayIn(env.now, register.zone))
        return count > 0 ? `${count} overdue` : null
      },
    },
  ],
  agenda: [
    {
      order: 10,
      id: 'milestones',
      title: 'Milestones overdue and coming',
      more: '/wg milestone list',
      draw: async (db, register, env) => {
        const today = dayIn(env.now, register.zone)
        return agendaItems(
          register,
          comingMilestones(await listOpen(db, register.id), today),
          today,
          await waitingByRef(db, register, env.registry),
        )
      },
    },
    {
      order: 20,
      id: 'undated',
      title: 'Milestones without a date',
      more: '/wg milestone list',
      draw: async (db, register, env) => {
        const undated = (await listOpen(db, register.id)).filter(({ due }) => dueDay(due) === null)
        return agendaItems(register, undated, dayIn(env.now, register.zone), await waitingByRef(db, register, env.registry))
      },
    },
  ],
  home: [
    {
      order: 10,
      title: 'You owe',
      owed: true,
      draw: async (db, who, env) =>
        (await listOwned(db, who.workspace, who.user)).map(({ thing: milestone, register }) => ({
          text: line(register, milestone, dayIn(env.now, register.zone)),
          due: dueDay(milestone.due),
          about: refOf(register, milestone.number),
          silent: isSilent(milestone),
          button: button(
            'milestone.done',
            'Done',
            { register: register.id, ref: String(milestone.number) },
            { label: `Done: ${register.key}-M${milestone.number}` },
          ),
        })),
    },
  ],
}
