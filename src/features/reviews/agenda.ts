/** The thread of an open review: what opens it, and one message for each point of its agenda. */
import { dayIn } from '../../kernel/calendar.js'
import { parseReference } from '../../kernel/reference.js'
import { Instant } from '../../kernel/time.js'
import { history } from '../../platform/audit.js'
import type { MessageKind, RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { registerById } from '../registers/index.js'
import type { Review } from './model.js'
import { listReviews } from './store.js'
import { pointMessage, threadMessage } from './views.js'

interface Held {
  readonly register: RegisterAt
  readonly review: Review
  /** When the review before was closed. */
  readonly since: Instant | null
}

async function heldOf(db: Db, workspace: string, subject: Readonly<Record<string, string>>): Promise<Held | null> {
  const register = await registerById(db, workspace, subject.register ?? '')
  const reference = parseReference(subject.ref ?? '')
  if (!register || !reference.ok) return null
  const reviews = await listReviews(db, register.id)
  const review = reviews.find(({ number }) => number === reference.value.number)
  if (!review) return null
  const closed = reviews.flatMap(({ id, closedAt }) => (closedAt && id !== review.id ? [Instant.parse(closedAt)] : []))
  return { register, review, since: closed.sort().at(-1) ?? null }
}

export const threadKind: MessageKind = {
  id: 'review.thread',
  draw: async (db, subject, env) => {
    const held = await heldOf(db, env.workspace, subject)
    if (!held) return null
    const { register, review } = held
    const { entries } = await history(db, register.id, { ref: subject.ref ?? '', skip: 0, take: 1 })
    return threadMessage(register, review, dayIn(env.now, register.zone), review.state === 'closed' ? entries : [])
  },
}

/** Once the review is closed its points stay as they stood then. */
export const pointKind: MessageKind = {
  id: 'review.point',
  draw: async (db, subject, env) => {
    const part = env.registry.agenda.find(({ id }) => id === subject.point)
    const held = await heldOf(db, env.workspace, subject)
    if (!part || held?.review.state !== 'open') return null
    const items = await part.draw(db, held.register, env, held.since)
    return pointMessage(part, items)
  },
}
