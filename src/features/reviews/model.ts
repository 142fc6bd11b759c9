/** The periodic look at a register; must end in a decision and names the next one. */
import { z } from 'zod'
import { Period } from '../../kernel/period.js'
import { Day, Instant } from '../../kernel/time.js'

export const Outcome = z.enum(['keep', 'new-version', 'end'])
export type Outcome = z.infer<typeof Outcome>

export const Review = z.object({
  id: z.string(),
  registerId: z.string(),
  number: z.number().int().positive(),
  due: Period,
  firstDue: Period,
  moves: z.number().int(),
  state: z.enum(['scheduled', 'open', 'closed']),
  outcome: Outcome.nullable(),
  note: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  acts: z.number().int(),
  quietUntil: Instant,
  countFrom: Day.nullable(),
  snoozedUntil: Day.nullable(),
})
export type Review = z.infer<typeof Review>
