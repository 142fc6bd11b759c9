/** The partner's corresponding document while a register awaits it. */
import { z } from 'zod'
import { Day, Instant } from '../../kernel/time.js'
import type { Dated } from '../../platform/dated.js'

export const Awaited = z.object({
  registerId: z.string(),
  /** Day of the take-up: the months of waiting count from here. */
  since: Day,
  quietUntil: Instant,
  /** Of the register's partner document: the question rests unless it is awaited. */
  state: z.enum(['awaited', 'linked', 'unknown', 'none']),
})
export type Awaited = z.infer<typeof Awaited>

/** As the planner of the monthly question sees it. */
export type DatedDocument = Awaited & Dated
