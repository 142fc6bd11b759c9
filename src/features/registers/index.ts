/** Registers: the agreements themselves, their card, settings, terms and history. */
import { history as changes } from '../../platform/audit.js'
import type { Feature, HomeLine } from '../../platform/feature.js'
import { HOME_LINES } from '../../platform/feature.js'
import { itemsOwn, standsOf } from './act.js'
import { giveUp } from './actions/give-up.js'
import { text } from './actions/text.js'
import { cardKind, drawHealth, saidKind } from './card.js'
import { accept } from './commands/accept.js'
import { bind } from './commands/bind.js'
import { decline } from './commands/decline.js'
import { diff } from './commands/diff.js'
import { edit } from './commands/edit.js'
import { end } from './commands/end.js'
import { history } from './commands/history.js'
import { list } from './commands/list.js'
import { newRegister } from './commands/new.js'
import { revise } from './commands/revise.js'
import { set } from './commands/set.js'
import { show } from './commands/show.js'
import { submit } from './commands/submit.js'
import { term } from './commands/term.js'
import { endKind, expiry } from './ending.js'
import { contentsExporter, courseExporter, historyExporter } from './exporter.js'
import { frameKind } from './framing.js'
import { planner } from './planner.js'
import { missingWords } from './rules/standing.js'
import { findFull, listSeated } from './store/register.js'
import { changeSubject, registerSubject, termSubject } from './subjects.js'
import { changeItems, homeLine } from './views/register.js'
import { reword, sectionKind, termKind } from './wording.js'

export type { PutForward } from './act.js'
export {
  beginNext,
  collectedFor,
  followText,
  madeAtOnce,
  markReview,
  putForward,
  standsOf,
  waitingByRef,
  withdrawChanges,
} from './act.js'
export { endOrAsk } from './ending.js'
export { takeRegister } from './exporter.js'
export { filingOf } from './filing.js'
export type { Framing } from './framing.js'
export { frameChanges } from './framing.js'
export { card, dateContext, said } from './messages.js'
export type { NewRegister } from './model.js'
export { PartnerDocument } from './model.js'
export { beginFrom, foreseeNext } from './next-version.js'
export type { WaitingByRef } from './rules/changes.js'
export { waitingWords } from './rules/changes.js'
export type { GivenAt, TellingPlace } from './rules/given.js'
export { tellingPlace, whereGiven } from './rules/given.js'
export { approvalsOf } from './rules/standing.js'
export { allowed, ownRef, silentStates, stateOf } from './rules/states.js'
export {
  create,
  findFull,
  findSameText,
  listAll,
  listSections,
  listTerms,
  registerAtOf,
  registerById,
  registerByKey,
  registerOfThread,
  registersAt,
  seatsOf,
  standpointOf,
  stewardsOf,
  takenKeys,
} from './store/register.js'
export { acknowledged } from './subjects.js'
export { putForwardWords, standingLines } from './views/lifecycle.js'
export type { HistoryLine } from './views/register.js'
export { createdMessage, distance, historyLine, pager, titleOf } from './views/register.js'

export { ownChanges } from './wording.js'

export const registers: Feature = {
  name: 'registers',
  nouns: [{ word: 'register', summary: 'the agreement: read in, show, edit, bind, set; submit, revise, accept, end; history' }],
  commands: [newRegister, list, show, edit, bind, set, term, history, submit, revise, diff, accept, decline, end],
  actions: [text, giveUp],
  messages: [cardKind, saidKind],
  planners: [planner],
  timed: [expiry],
  takeUp: planner.takeUp,
  agreed: [{ order: 10, list: itemsOwn, reword }],
  changes: [termKind, sectionKind, frameKind, endKind],
  subjects: [registerSubject, changeSubject, termSubject],
  health: [
    {
      order: 90,
      draw: async (db, at, env) => missingWords(await findFull(db, at.id), await standsOf(db, at, env.registry)),
    },
  ],
  exporters: [contentsExporter, courseExporter, historyExporter],
  agenda: [
    {
      order: 80,
      id: 'changes',
      title: 'Changes since the last review',
      more: '/wg register history',
      draw: async (db, register, _env, since) => changeItems(await changes(db, register.id, { since, skip: 0, take: 200 })),
    },
  ],
  home: [
    {
      order: 30,
      title: 'Your registers',
      homeOnly: true,
      more: '/wg register list',
      draw: async (db, who, env) => {
        const lines: HomeLine[] = []
        // How one is doing takes a look at every slice: only for those that are shown.
        for (const [index, { register, at }] of (await listSeated(db, who.workspace, who.user)).entries())
          lines.push(homeLine(register, index < HOME_LINES ? await drawHealth(db, at, env) : []))
        return lines
      },
    },
  ],
}
