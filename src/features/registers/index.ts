/** Registers: the agreements themselves, their card, settings, terms and history. */
import { history as changes } from '../../platform/audit.js'
import type { Feature, HomeLine } from '../../platform/feature.js'
import { text } from './actions/text.js'
import { cardKind, drawHealth, saidKind } from './card.js'
import { bind } from './commands/bind.js'
import { edit } from './commands/edit.js'
import { history } from './commands/history.js'
import { list } from './commands/list.js'
import { newRegister } from './commands/new.js'
import { set } from './commands/set.js'
import { show } from './commands/show.js'
import { term } from './commands/term.js'
import { missingWords } from './rules.js'
import { findFull, listSeated } from './store.js'
import { termSubject } from './subject.js'
import { changeItems, homeLine } from './views.js'

export { card, dateContext, said } from './messages.js'
export type { NewRegister } from './model.js'
export { PartnerDocument } from './model.js'
export { approvalsOf, ownRef, silentStates, standingOf } from './rules.js'
export {
  create,
  findFull,
  findSameText,
  listAll,
  listTerms,
  registerAtOf,
  registerById,
  registerByKey,
  registerOfThread,
  registersAt,
  seatsOf,
  stewardsOf,
  takenKeys,
} from './store.js'
export type { HistoryLine } from './views.js'
export { createdMessage, distance, historyLine, pager, titleOf } from './views.js'

export const registers: Feature = {
  name: 'registers',
  nouns: [{ word: 'register', summary: 'the agreement: read in, begin, show, edit, bind, set, quote a term, history' }],
  commands: [newRegister, list, show, edit, bind, set, term, history],
  actions: [text],
  messages: [cardKind, saidKind],
  subjects: [termSubject],
  health: [{ order: 90, draw: async (db, register) => missingWords(await findFull(db, register.id)) }],
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
      draw: async (db, who, env) => {
        const lines: HomeLine[] = []
        for (const { register, at } of await listSeated(db, who.workspace, who.user))
          lines.push(homeLine(register, await drawHealth(db, at, env)))
        return lines
      },
    },
  ],
}
