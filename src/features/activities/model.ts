/** On-going work without a date: never overdue, asked about at each review. */
import { z } from 'zod'

export const Activity = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  text: z.string(),
  /** *proposed* waits for the other parties' acceptance. */
  state: z.enum(['proposed', 'open', 'closed']),
  outcome: z.string().nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
})
export type Activity = z.infer<typeof Activity>
