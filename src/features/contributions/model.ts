/** A submission from another party or an individual, accepted or not by the receiving group. */
import { z } from 'zod'

export const ContributionState = z.enum(['submitted', 'accepted', 'in-part', 'declined'])
export type ContributionState = z.infer<typeof ContributionState>

export const Contribution = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  title: z.string(),
  link: z.string().nullable(),
  /** Short name of the submitting party; empty for an individual. */
  fromParty: z.string(),
  toParty: z.string(),
  /** Copyright notices that whoever uses it retains. */
  notices: z.string().nullable(),
  /** What the register says on rights, as it was shown and acknowledged. */
  ipr: z.array(z.string()),
  acknowledgedAt: z.string(),
  state: ContributionState,
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  givenBy: z.string(),
  /** Where it was given, so that its outcome can be told there. */
  channel: z.string().nullable().default(null),
  thread: z.string().nullable().default(null),
})
export type Contribution = z.infer<typeof Contribution>

export type NewContribution = Pick<Contribution, 'title' | 'link' | 'fromParty' | 'toParty' | 'notices' | 'ipr'>

/** With everything that its row says. */
export const KeptContribution = Contribution.omit({ id: true }).extend({ createdAt: z.string() })
export type KeptContribution = z.infer<typeof KeptContribution>
