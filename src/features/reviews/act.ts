/** What the acts on a review share: where they happen, and which review is meant. */
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { RegisterCtx } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { dateContext } from '../registers/index.js'
import type { Review } from './model.js'
import type { Setting } from './rules.js'
import { findReview, listReviews } from './store.js'

export function settingOf({ register, actor, now, today, steward }: RegisterCtx): Setting {
  return { register, actor: { user: actor.user, steward }, now, today, dates: dateContext(register, today) }
}

/** The review of a number, or the planned one where none is named. */
export async function reviewMeant(db: Db, ctx: RegisterCtx, number: number | undefined): Promise<Result<Review>> {
  const found =
    number === undefined
      ? (await listReviews(db, ctx.register.id)).find(({ state }) => state !== 'closed')
      : await findReview(db, ctx.register.id, number)
  if (found) return ok(found)
  return number === undefined
    ? refuse('no-review', `${ctx.register.key} has no review planned.`, { hint: 'Plan one: `/wg review schedule due:"April 2013"`.' })
    : refuse('no-such-review', `${ctx.register.key} has no review R${number}.`, { hint: 'See `/wg review list`.', field: 'ref' })
}
