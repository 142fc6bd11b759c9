/** Feedback: what partners remark on drafts, milestones, terms and the register, followed until they hear what became of it. */
import { parseReference } from '../../kernel/reference.js'
import { history } from '../../platform/audit.js'
import type { Feature } from '../../platform/feature.js'
import { registerById } from '../registers/index.js'
import { allButton } from './actions/all.js'
import { answerButton, rateButton } from './actions/open.js'
import { accept } from './commands/accept.js'
import { add } from './commands/add.js'
import { assign } from './commands/assign.js'
import { dispute } from './commands/dispute.js'
import { exportFeedback } from './commands/export.js'
import { importFeedback } from './commands/import.js'
import { list } from './commands/list.js'
import { reopen } from './commands/reopen.js'
import { resolve } from './commands/resolve.js'
import { exporter } from './exporter.js'
import { answering } from './forms/answer.js'
import { rating } from './forms/rate.js'
import { importJob } from './job.js'
import { feedbackShortcut } from './shortcut.js'
import { findFeedback, listAssigned, listFeedback, listOpen, listUnanswered } from './store.js'
import { agendaItems, answerMessage, assignedMessage, cardBlocks, homeLine, saidMessage, tableMessage } from './views.js'

export const feedback: Feature = {
  name: 'feedback',
  nouns: [{ word: 'feedback', summary: 'remarks and ratings on drafts, milestones and terms, and what became of them' }],
  commands: [add, importFeedback, list, assign, resolve, accept, dispute, reopen, exportFeedback],
  actions: [rateButton, answerButton, allButton],
  forms: [rating, answering],
  shortcuts: [feedbackShortcut],
  jobs: [importJob],
  exporters: [exporter],
  messages: [
    {
      id: 'feedback.said',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        const reference = parseReference(subject.ref ?? '')
        const one = register && reference.ok ? await findFeedback(db, register.id, reference.value.number) : null
        if (!register || !one) return null
        const { entries } = await history(db, register.id, { ref: subject.ref ?? '', skip: 0, take: 4 })
        return saidMessage(register, one, entries)
      },
    },
    {
      id: 'feedback.assigned',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        const reference = parseReference(subject.ref ?? '')
        const one = register && reference.ok ? await findFeedback(db, register.id, reference.value.number) : null
        return register && one && assignedMessage(register, one, subject.assignee ?? '')
      },
    },
    {
      id: 'feedback.table',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        if (!register) return null
        const about = (subject.ref ?? '').slice(register.key.length + 1).replace(/\/feedback$/, '')
        return tableMessage(register, about, await listFeedback(db, register.id, about))
      },
    },
    {
      id: 'feedback.answer',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        if (!register) return null
        const numbers = new Set((subject.numbers ?? '').split(',').map(Number))
        const all = (await listFeedback(db, register.id)).filter(({ number }) => numbers.has(number))
        return answerMessage(register, all, subject.giver ?? '')
      },
    },
  ],
  card: [{ order: 46, draw: async (db, register) => cardBlocks(register, await listOpen(db, register.id)) }],
  health: [
    {
      order: 40,
      draw: async (db, register) => {
        const open = (await listOpen(db, register.id)).length
        return open > 0 ? `${open} feedback open` : null
      },
    },
  ],
  agenda: [
    {
      order: 40,
      id: 'feedback',
      title: 'Open feedback',
      more: '/wg feedback list',
      draw: async (db, register) => agendaItems(register, await listOpen(db, register.id)),
    },
  ],
  home: [
    {
      order: 22,
      title: 'Waits for your answer',
      draw: async (db, who) =>
        (await listUnanswered(db, who.workspace, who.user)).map(({ feedback: one, register }) => homeLine(register, one, 'answer')),
    },
    {
      order: 15,
      title: 'You owe',
      draw: async (db, who) =>
        (await listAssigned(db, who.workspace, who.user)).map(({ feedback: one, register }) => homeLine(register, one, 'resolve')),
    },
  ],
}
