/** The reviews' part of an export, and the minutes of a review. */
import { z } from 'zod'
import { dayIn } from '../../kernel/calendar.js'
import { Instant } from '../../kernel/time.js'
import { history } from '../../platform/audit.js'
import type { Minutes } from '../../platform/exporter.js'
import { exporterOf } from '../../platform/exporter.js'
import { personNames } from '../../platform/people.js'
import { findFull, titleOf } from '../registers/index.js'
import { Review } from './model.js'
import { findReview, insert, listReviews, save } from './store.js'
import { minutesText } from './views.js'

const Part = z.array(Review.omit({ id: true, registerId: true }))

export const exporter = exporterOf({
  id: 'reviews',
  order: 50,
  part: Part,
  give: (db, register) => listReviews(db, register.id),
  take: async (tx, who, register, part) => {
    for (const review of part) {
      await insert(tx, register, who.workspace, review.number, review.firstDue, who.now)
      const kept = await findReview(tx, register.id, review.number)
      if (kept) await save(tx, register, { ...kept, ...review })
    }
  },
})

/** What was decided, and what had changed since the review before; while it is not closed, also its points as they stand now. */
export const minutes: Minutes = {
  kind: 'review',
  draw: async (db, register, number, env) => {
    const reviews = await listReviews(db, register.id)
    const review = reviews.find((one) => one.number === number)
    if (!review) return null
    const until = review.closedAt
    const ends = reviews.flatMap(({ id, closedAt }) => (closedAt && id !== review.id && (!until || closedAt < until) ? [closedAt] : []))
    const before = ends.sort().at(-1)
    const since = before ? Instant.parse(before) : null
    const points = []
    // The changes have a list of their own.
    for (const part of env.registry.agenda.filter(({ id }) => until === null && id !== 'changes'))
      points.push({ title: part.title, items: await part.draw(db, register, env, since) })
    const { total } = await history(db, register.id, { since, skip: 0, take: 1 })
    const { entries } = await history(db, register.id, { since, skip: 0, take: total })
    return minutesText({
      register,
      title: titleOf(await findFull(db, register.id)),
      review,
      next: reviews.find((one) => one.state !== 'closed' && one.number > number) ?? null,
      points,
      changes: entries.filter(({ at }) => until === null || at <= until).toReversed(),
      closedOn: until ? dayIn(Instant.parse(until), register.zone) : null,
      names: await personNames(db, env.workspace),
    })
  },
}
