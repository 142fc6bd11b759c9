/** What the rules of milestones need to know of whoever acts. */
import type { RegisterCtx } from '../../platform/feature.js'
import { dateContext } from '../registers/index.js'
import type { Setting } from './rules.js'

export function settingOf(ctx: RegisterCtx): Setting {
  const { register, actor, now, today, steward } = ctx
  return { register, actor: { user: actor.user, steward }, now, today, dates: dateContext(register, today) }
}
