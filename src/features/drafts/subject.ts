/** Drafts as feedback and approvals know them. */
import { append } from '../../platform/audit.js'
import { markStale } from '../../platform/commit.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Subject, SubjectNow } from '../../platform/subject.js'
import { hashOfText } from '../../platform/text.js'
import type { Draft } from './model.js'
import { answered, refOf } from './rules.js'
import { findDraft, listDrafts, save } from './store.js'

function nowOf(register: RegisterAt, draft: Draft): SubjectNow {
  const where = [draft.link, draft.fileName].filter((one) => one !== null)
  const text = [draft.title, `Version ${draft.version}`, ...where].join('\n')
  return {
    ref: refOf(register, draft.number),
    title: draft.title,
    version: draft.version,
    text,
    // Two files may have one name: what they hold tells them apart.
    textHash: hashOfText([text, draft.fileHash ?? draft.file ?? ''].join('\n')),
    parties: [draft.party, ...draft.sentTo],
    people: [draft.addedBy],
    ...(draft.state === 'withdrawn' ? { closed: `${refOf(register, draft.number)} was withdrawn: ${draft.reason ?? ''}` } : {}),
  }
}

export const draftSubject: Subject = {
  kind: 'draft',
  find: async (db, register, number) => {
    const draft = number === null ? null : await findDraft(db, register.id, number)
    return draft && nowOf(register, draft)
  },
  list: async (db, register) =>
    (await listDrafts(db, register.id))
      .filter(({ state }) => state !== 'withdrawn')
      .toReversed()
      .map((draft) => nowOf(register, draft)),
  onFeedback: async (tx, who, register, number) => {
    const draft = number === null ? null : await findDraft(tx, register.id, number)
    if (!draft) return
    const next = answered(draft, who.actor.user, who.now)
    if (next.asked.every((one, index) => one.answeredAt === draft.asked[index]?.answeredAt)) return
    await save(tx, register, who.workspace, next)
    const ref = refOf(register, draft.number)
    const sentence = `answered on D${draft.number} with feedback`
    await append(tx, who, register.id, [{ kind: 'draft.answered', ref, sentence, before: null, after: who.actor.user }])
    await markStale(tx, who.workspace, [ref])
  },
}
