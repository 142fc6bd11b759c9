/** A named person or alias of a party, whether in Slack or not: the only home of personal values. */
import { z } from 'zod'
import { Day, Instant } from '../../kernel/time.js'
import type { Dated } from '../../platform/dated.js'

export const Contact = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  party: z.string(),
  name: z.string().nullable(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  user: z.string().nullable(),
  state: z.enum(['named', 'accepted', 'replaced']),
  acceptedAt: z.string().nullable(),
  acceptedBy: z.string().nullable(),
  evidence: z.string().nullable(),
  replacedById: z.string().nullable(),
  /** Day on which they were added or last said to be right. */
  rightSince: Day,
  quietUntil: Instant,
})
export type Contact = z.infer<typeof Contact>

/** A contact as the planner of the yearly question sees one. */
export type DatedContact = Contact & Dated

/** What a person writes of a contact. */
export interface Particulars {
  readonly party: string
  readonly name: string | null
  readonly role: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly url: string | null
  readonly user: string | null
}
