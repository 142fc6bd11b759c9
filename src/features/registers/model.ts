/** What a register is, without the things that other slices keep in it. */
import { z } from 'zod'
import { Cadence } from '../../kernel/cadence.js'
import type { Json } from '../../kernel/decision.js'
import { Period } from '../../kernel/period.js'
import { RegisterKey } from '../../kernel/reference.js'
import { Day, Instant, TimeOfDay, Zone } from '../../kernel/time.js'

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

export const Term = z.object({
  number: z.number(),
  label: z.string(),
  text: z.string(),
  /** *dropped* keeps its number for ever. */
  state: z.enum(['stands', 'dropped']).default('stands'),
})
export type Term = z.infer<typeof Term>

/** How long before its end a register asks for notice: `3 months`, `30 days`. */
export const NoticePeriod = z.object({ written: z.string(), months: z.number().int().nullable(), days: z.number().int().nullable() })
export type NoticePeriod = z.infer<typeof NoticePeriod>

const DaysBefore = z.array(z.number().int().min(0)).nullable().default(null)

/** What a steward sets with `register set`. */
export const Settings = z.object({
  zone: Zone,
  at: TimeOfDay,
  holidays: z.array(Day),
  /** Days before the last day of a milestone, of a review, and of what waits for answers; null is the usual ladder. */
  ladder: z.object({ before: DaysBefore, reviews: DaysBefore, answers: DaysBefore }).nullable(),
  /** Days after the last day; null is the usual ones. */
  overdue: z.array(z.number().int().min(1)).nullable(),
  dayFirst: z.boolean(),
  /** Whether a change to what was agreed waits for the other parties while the register is active. */
  proposing: z.boolean(),
  /** Whether a version waits for the acknowledgement of every contact. */
  acknowledge: z.boolean(),
  expires: Period.nullable(),
  notice: NoticePeriod.nullable(),
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
  cadence: Cadence.nullable(),
  parties: z.array(Party),
  approvals: z.array(RecordedApproval),
  gates: z.array(Gate),
  ipr: z.array(z.string()),
})
export type Register = z.infer<typeof Register>

/** What decides whether a change to what was agreed is made at once. */
export interface Proposing {
  readonly state: RegisterState
  readonly settings: Pick<Settings, 'proposing'>
}

/** Where a row of a register belongs. */
export interface Home {
  readonly workspace: string
  readonly registerId: string
}

/** One thing agreed on, as `platform/agreed.ts` has it. */
const AgreedItem = z.object({
  ref: z.string(),
  kind: z.enum(['title', 'party', 'section', 'term', 'gate', 'ipr', 'review', 'milestone', 'activity']),
  name: z.string(),
  text: z.string(),
  due: z.string().nullable(),
  parties: z.array(z.string()).readonly(),
  about: z.string().nullable(),
})

/** A text of the register that the parties were, or are to be, asked about. */
export const Version = z.object({
  number: z.number().int().positive(),
  label: z.string(),
  /** *approved* waits for acknowledgements only. */
  state: z.enum(['drafting', 'approving', 'approved', 'active', 'superseded', 'dropped']),
  items: z.array(AgreedItem).readonly(),
  textHash: z.string(),
  /** Of the document it was read from, so that this is known again. */
  foldedHash: z.string().nullable(),
  approval: z.string().nullable(),
  openedBy: z.string(),
  openedAt: z.string(),
  activeAt: z.string().nullable(),
  closedAt: z.string().nullable(),
})
export type Version = z.infer<typeof Version>

/** A change to what was agreed that is not, or was not, made at once. */
export const Change = z.object({
  number: z.number().int().positive(),
  kind: z.string(),
  ref: z.string(),
  state: z.enum(['collected', 'proposed', 'accepted', 'declined', 'withdrawn']),
  title: z.string(),
  before: AgreedItem.nullable(),
  after: AgreedItem.nullable(),
  payload: z.custom<Json>(),
  reason: z.string().nullable(),
  /** The version it is collected for; null where the parties are asked about it alone. */
  version: z.number().int().nullable(),
  proposedBy: z.string(),
  party: z.string(),
  proposedAt: z.string(),
  closedAt: z.string().nullable(),
})
export type Change = z.infer<typeof Change>

/** A day of the register itself that is reminded of. */
export const RegisterDate = z.object({
  id: z.string(),
  kind: z.enum(['expiry', 'notice']),
  due: Day,
  acts: z.number().int(),
  quietUntil: Instant,
  countFrom: Day.nullable(),
  snoozedUntil: Day.nullable(),
})
export type RegisterDate = z.infer<typeof RegisterDate>

/** As an export tells it, with the instant at which something happens by itself. */
export const KeptDate = RegisterDate.omit({ id: true }).extend({ endsAt: Instant.nullable() })
export type KeptDate = z.infer<typeof KeptDate>

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
