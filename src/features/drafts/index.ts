/** Drafts: documents that one party shows the others before they are finished. */
import { dayIn } from '../../kernel/calendar.js'
import { parseReference } from '../../kernel/reference.js'
import { history } from '../../platform/audit.js'
import type { Feature, RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { findFull, registerById } from '../registers/index.js'
import { answerButton } from './actions/answer.js'
import { add } from './commands/add.js'
import { internalReview } from './commands/internal-review.js'
import { list } from './commands/list.js'
import { revise } from './commands/revise.js'
import { send } from './commands/send.js'
import { show } from './commands/show.js'
import { withdraw } from './commands/withdraw.js'
import { exporter } from './exporter.js'
import { fileJob } from './job.js'
import type { Draft } from './model.js'
import { planner } from './planner.js'
import { findDraft, listAwaiting, listDrafts } from './store.js'
import { draftSubject } from './subject.js'
import { cardBlocks, healthWords, homeLine, saidMessage, sentMessage } from './views.js'

async function drawn(
  db: Db,
  workspace: string,
  subject: Readonly<Record<string, string>>,
): Promise<{ register: RegisterAt; draft: Draft } | null> {
  const register = await registerById(db, workspace, subject.register ?? '')
  const reference = parseReference(subject.ref ?? '')
  const draft = register && reference.ok ? await findDraft(db, register.id, reference.value.number) : null
  return register && draft ? { register, draft } : null
}

export const drafts: Feature = {
  name: 'drafts',
  nouns: [{ word: 'draft', summary: 'documents shown to the partner before they are finished, and who reviews them until when' }],
  commands: [add, internalReview, send, revise, list, show, withdraw],
  actions: [answerButton],
  planners: [planner],
  takeUp: planner.takeUp,
  subjects: [draftSubject],
  exporters: [exporter],
  jobs: [fileJob],
  messages: [
    {
      id: 'draft.said',
      draw: async (db, subject, env) => {
        const held = await drawn(db, env.workspace, subject)
        if (!held) return null
        const { entries } = await history(db, held.register.id, { ref: subject.ref ?? '', skip: 0, take: 5 })
        return saidMessage(held.register, held.draft, dayIn(env.now, held.register.zone), entries)
      },
    },
    {
      id: 'draft.sent',
      draw: async (db, subject, env) => {
        const held = await drawn(db, env.workspace, subject)
        if (!held) return null
        const { ipr } = await findFull(db, held.register.id)
        return sentMessage(held.register, held.draft, dayIn(env.now, held.register.zone), ipr, Number(subject.sending))
      },
    },
  ],
  card: [
    {
      order: 45,
      draw: async (db, register, env) => cardBlocks(register, await listDrafts(db, register.id), dayIn(env.now, register.zone)),
    },
  ],
  health: [{ order: 30, draw: async (db, register) => healthWords(await listDrafts(db, register.id)) }],
  home: [
    {
      order: 25,
      title: 'Waits for your answer',
      draw: async (db, who, env) =>
        (await listAwaiting(db, who.workspace, who.user)).map(({ thing, register }) =>
          homeLine(register, thing, dayIn(env.now, register.zone)),
        ),
    },
  ],
}
