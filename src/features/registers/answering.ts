/** What waits for the parties of a register, and how somebody answers it: by the approval, by the thing, or the only one there is. */
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { formatReference, parseReference } from '../../kernel/reference.js'
import type { Assembly, RegisterAt, RegisterCtx, Reply } from '../../platform/feature.js'
import { say } from '../../platform/slack/blocks.js'
import type { Db } from '../../platform/store.js'
import type { Answer, DeskStanding, Question } from '../../platform/subject.js'
import { aboutChange, deskOf, ITSELF, standsOf } from './act.js'
import { allowed } from './rules/states.js'
import { findFull } from './store/register.js'
import { listOpenChanges } from './store/version.js'
import { declineChange } from './subjects.js'
import { answeredWords } from './views/lifecycle.js'

/** A question that is open now. */
export interface OpenQuestion {
  readonly subject: Question['subject']
  /** `OGF-M3`; null for a version of the register. */
  readonly ref: string | null
  readonly title: string
  readonly standing: DeskStanding
}

export async function listQuestions(db: Db, at: RegisterAt, registry: Assembly): Promise<OpenQuestion[]> {
  const questions: OpenQuestion[] = []
  const { open, standing } = await standsOf(db, at, registry)
  if (open && standing?.state === 'open')
    questions.push({ subject: ITSELF, ref: null, title: `version ${open.label} of ${at.key}`, standing })
  for (const change of await listOpenChanges(db, at.id)) {
    const subject = aboutChange(change.number)
    const asked = change.state === 'proposed' ? await deskOf(registry).standing(db, at, subject) : null
    if (asked?.state === 'open') questions.push({ subject, ref: change.ref, title: change.title, standing: asked })
  }
  return questions
}

/** The question that is meant: `A2`, `M3`, or nothing where only one is open. */
export function questionMeant(at: RegisterAt, questions: readonly OpenQuestion[], words: string | undefined): Result<OpenQuestion> {
  const list = questions.map(({ standing, title }) => `${standing.approval} (${title})`).join(', ')
  if (questions.length === 0)
    return refuse('nothing-open', `Nothing of ${at.key} waits for its parties.`, { hint: `See \`/wg register show ${at.key}\`.` })
  if (words === undefined || words.trim() === '') {
    const [only, another] = questions
    return only && !another ? ok(only) : refuse('which-one', `Several things of ${at.key} wait: say which.`, { hint: list, field: 'what' })
  }
  const reference = parseReference(words)
  const ref = reference.ok ? formatReference({ ...reference.value, key: at.key }) : null
  const found = questions.find(({ standing, ref: thing }) => ref !== null && (standing.approval === ref || thing === ref))
  return found
    ? ok(found)
    : refuse('no-such-question', `“${words.trim()}” is nothing that waits for an answer.`, { hint: `Open: ${list}.`, field: 'what' })
}

/** Takes the position of a party on what is open, under the same rights as the buttons of the approval. */
export async function answer(ctx: RegisterCtx, what: string | undefined, given: Answer): Promise<Result<Reply>> {
  return ctx.change(async (tx) => {
    const { register: at } = ctx
    const may = allowed(await findFull(tx, at.id), 'answer')
    if (!may.ok) return may
    const question = questionMeant(at, await listQuestions(tx, at, ctx.registry), what)
    if (!question.ok) return question
    const desk = deskOf(ctx.registry)
    const taken = await desk.give(tx, ctx, at, question.value.subject, given)
    if (!taken.ok) return taken
    const { kind, number } = question.value.subject
    // One party's no is enough against a change; a version stays open, since an answer may still turn.
    if (given.kind === 'disapprove' && kind === 'change' && number !== null)
      await declineChange(tx, ctx, at, number, `${given.reason ?? ''} — would accept: ${given.change ?? ''}`)
    const standing = await desk.standing(tx, at, question.value.subject)
    return ok({ kind: 'private', message: say(answeredWords(question.value, given.kind, standing)) } satisfies Reply)
  })
}
