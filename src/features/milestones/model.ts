/** A promise or deliverable of a register, dated or not. */
import { z } from 'zod'
import { Period } from '../../kernel/period.js'
import { Day, Instant } from '../../kernel/time.js'

export const Owner = z.object({ user: z.string(), party: z.string() })
export type Owner = z.infer<typeof Owner>

/** *proposed* waits for the other parties' acceptance. */
export const MilestoneState = z.enum(['proposed', 'open', 'done', 'dropped'])
export type MilestoneState = z.infer<typeof MilestoneState>

export const Milestone = z.object({
  id: z.string(),
  registerId: z.string(),
  number: z.number().int().positive(),
  text: z.string(),
  group: z.string().nullable(),
  priority: z.number().int().nullable(),
  /** Parties, or bodies inside them, that answer for it; empty means all. */
  parties: z.array(z.string()),
  due: Period,
  firstDue: Period,
  moves: z.number().int(),
  state: MilestoneState,
  outcome: z.string().nullable(),
  link: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  owners: z.array(Owner),
  /** Acts of people it has seen; part of every notice's key. */
  acts: z.number().int(),
  quietUntil: Instant,
  countFrom: Day.nullable(),
  snoozedUntil: Day.nullable(),
})
export type Milestone = z.infer<typeof Milestone>

/** What is said of a milestone when it is made. */
export interface NewMilestone {
  readonly text: string
  readonly due: Period
  readonly group: string | null
  readonly priority: number | null
  readonly parties: readonly string[]
}
