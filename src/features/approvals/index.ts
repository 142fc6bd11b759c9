/** Approvals: questions put to the parties or to the voting members, their answers, and how they ended. */
import { dayIn, formatDay } from '../../kernel/calendar.js'
import type { Period } from '../../kernel/period.js'
import type { Day } from '../../kernel/time.js'
import { want } from '../../platform/commit.js'
import type { Feature, RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { answerActions } from './actions/answers.js'
import { minutes } from './actions/minutes.js'
import { text } from './actions/text.js'
import { closing } from './closing.js'
import { close } from './commands/close.js'
import { extend } from './commands/extend.js'
import { give } from './commands/give.js'
import { record } from './commands/record.js'
import { remind } from './commands/remind.js'
import { request } from './commands/request.js'
import { status } from './commands/status.js'
import { withdraw } from './commands/withdraw.js'
import { desk } from './desk.js'
import { exporter, minutes as minutesDocument } from './exporter.js'
import { cardKind, nudgeKind, outcomeKind } from './messages.js'
import type { Approval } from './model.js'
import { planner } from './planner.js'
import { cardOf } from './rules/acts.js'
import type { Standing } from './rules/standing.js'
import { standingOf } from './rules/standing.js'
import { findNewest, ledgerOf, listAskedOf, listOpen } from './store.js'
import { agendaItem, cardSection, homeLine } from './views/card.js'

export interface PartyApproval {
  readonly party: string
  readonly body: string | null
  readonly resolution: string | null
  /** The day of the recorded decision as written, or that on which the last of its approvers answered. */
  readonly on: Period | null
}

/** The parties that approved what was last asked about a version of the register, decided or not yet. */
export async function partyApprovals(db: Db, register: RegisterAt, version: string | null): Promise<PartyApproval[]> {
  const approval = await findNewest(db, register.id, { kind: 'register', number: null })
  if (approval?.version !== version) return []
  const { parties, answers } = standingOf(await ledgerOf(db, approval))
  return parties
    .filter(({ state }) => state === 'approved')
    .map(({ party, recorded }) => {
      if (recorded) return { party, body: recorded.body, resolution: recorded.resolution, on: recorded.on }
      const last = answers.findLast((answer) => answer.party === party && (answer.kind === 'approve' || answer.kind === 'comments'))
      return { party, body: null, resolution: null, on: last ? onDay(dayIn(last.at, register.zone)) : null }
    })
}

function onDay(day: Day): Period {
  return { written: formatDay(day), from: day, to: day, precision: 'day' }
}

async function standings(db: Db, register: RegisterAt): Promise<{ approval: Approval; standing: Standing }[]> {
  const open = await listOpen(db, register.id)
  return Promise.all(open.map(async (approval) => ({ approval, standing: standingOf(await ledgerOf(db, approval)) })))
}

export const approvals: Feature = {
  name: 'approvals',
  nouns: [{ word: 'approval', summary: 'what is put to the parties or to a vote, and what they answer' }],
  shortWords: [
    {
      word: 'approve',
      noun: 'approval',
      verb: 'give',
      given: { position: 'approve' },
      summary: 'approve what your party or group was asked',
      hint: 'A1 [words]',
    },
  ],
  commands: [request, give, record, status, remind, extend, close, withdraw],
  actions: [...answerActions, text, minutes],
  messages: [cardKind, outcomeKind, nudgeKind],
  planners: [planner],
  timed: [closing],
  exporters: [exporter],
  minutes: [minutesDocument],
  takeUp: async (tx, register, now, since) => {
    await planner.takeUp(tx, register, now, since)
    // What was asked before there was a channel, or in another, is asked in this one.
    if (since !== 'bound') return
    for (const { workspace, number } of await listOpen(tx, register.id))
      for (const wanted of cardOf(register, number)) await want(tx, workspace, wanted, now)
  },
  desk,
  health: [
    {
      order: 40,
      draw: async (db, register) => {
        // What the register itself still lacks is said by the register.
        const open = (await listOpen(db, register.id)).filter(({ subjectKind }) => subjectKind !== 'register')
        return open.length === 0 ? null : `${open.length} ${open.length === 1 ? 'approval' : 'approvals'} open`
      },
    },
  ],
  card: [
    {
      order: 20,
      draw: async (db, register, env) => cardSection(register, await standings(db, register), dayIn(env.now, register.zone)),
    },
  ],
  agenda: [
    {
      order: 45,
      id: 'approvals',
      title: 'Approvals asked for',
      more: '/wg approval status',
      draw: async (db, register, env) =>
        (await standings(db, register)).map(({ approval, standing }) =>
          agendaItem(register, approval, standing, dayIn(env.now, register.zone)),
        ),
    },
  ],
  home: [
    {
      order: 19,
      title: 'Waits for your answer',
      draw: async (db, who, env) =>
        (await listAskedOf(db, who.workspace, who.user))
          .filter(({ thing }) => thing.waiting.some(({ user }) => user === who.user))
          .map(({ thing, register }) => homeLine(register, thing, dayIn(env.now, register.zone))),
    },
  ],
}
