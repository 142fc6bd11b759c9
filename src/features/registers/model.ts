/** What a register is, without the things that other slices keep in it. */
import { z } from 'zod'
import { Period } from '../../kernel/period.js'
import { RegisterKey } from '../../kernel/reference.js'
import { Day, TimeOfDay, Zone } from '../../kernel/time.js'

export const RegisterState = z.enum(['draft', 'approving', 'active', 'review-due', 'superseded', 'ended', 'expired'])
export type RegisterState = z.infer<typeof RegisterState>

export const Party = z.object({ name: z.string(), short: z.string(), channel: z.string().nullable() })
export type Party = z.infer<typeof Party>

export const PartnerDocument = z.object({
  state: z.enum(['awaited', 'linked', 'unknown', 'none']),
  text: z.string(),
  link: z.string().nullable(),
})
export type PartnerDocument = z.infer<typeof PartnerDocument>

export const RecordedApproval = z.object({
  party: z.string(),
  version: z.string().nullable(),
  body: z.string().nullable(),
  resolution: z.string().nullable(),
  on: Period.nullable(),
})
export type RecordedApproval = z.infer<typeof RecordedApproval>

export const Gate = z.object({ from: z.string(), to: z.string(), completeness: z.number().nullable(), reviews: z.number().nullable() })
export type Gate = z.infer<typeof Gate>

export const Section = z.object({ heading: z.string(), kind: z.string(), text: z.string() })
export type Section = z.infer<typeof Section>

export const Term = z.object({ number: z.number(), label: z.string(), text: z.string() })
export type Term = z.infer<typeof Term>

/** What a steward sets with `register set`. */
export const Settings = z.object({
  zone: Zone,
  at: TimeOfDay,
  holidays: z.array(Day),
  /** Days before a milestone's last day; null is the usual ladder. */
  ladder: z.object({ before: z.array(z.number().int().min(0)) }).nullable(),
  /** Days after the last day; null is the usual ones. */
  overdue: z.array(z.number().int().min(1)).nullable(),
  dayFirst: z.boolean(),
  proposing: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

export const Register = z.object({
  id: z.string(),
  workspace: z.string(),
  key: RegisterKey,
  title: z.string().nullable(),
  version: z.string().nullable(),
  initiated: Period.nullable(),
  state: RegisterState,
  settings: Settings,
  homeChannel: z.string().nullable(),
  approvalTarget: Period.nullable(),
  partnerDocument: PartnerDocument.nullable(),
  cadence: z.object({ written: z.string(), months: z.number().nullable() }).nullable(),
  parties: z.array(Party),
  approvals: z.array(RecordedApproval),
  gates: z.array(Gate),
  ipr: z.array(z.string()),
})
export type Register = z.infer<typeof Register>

/** A register before it is kept: what a document or the form gave. */
export interface NewRegister {
  readonly key: string
  readonly title: string | null
  readonly version: string | null
  readonly initiated: Period | null
  readonly dayFirst: boolean
  readonly zone: Zone
  readonly text: string
  readonly foldedHash: string
  readonly parties: readonly { readonly name: string; readonly short: string }[]
  readonly sections: readonly Section[]
  readonly terms: readonly { readonly label: string; readonly text: string }[]
  readonly gates: readonly Gate[]
  readonly ipr: readonly string[]
  readonly approvals: readonly Omit<RecordedApproval, 'version'>[]
  readonly approvalTarget: Period | null
  readonly partnerDocument: PartnerDocument | null
  readonly cadence: { readonly written: string; readonly months: number | null } | null
}
