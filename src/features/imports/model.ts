/** The machine form of an import: what was read from one document, every item with the line it was read from. */
import { z } from 'zod'
import { Cadence } from '../../kernel/cadence.js'
import { Period } from '../../kernel/period.js'

/** 1-based line of the input. */
const LineNumber = z.number().int().positive()

/** One line of the input, cleaned of what is no text; its number is that of the input. */
export const Line = z.object({ number: LineNumber, text: z.string() })
export type Line = z.infer<typeof Line>

export const SectionKind = z.enum([
  'background',
  'mission',
  'benefits',
  'scope',
  'terms',
  'milestones',
  'activities',
  'review',
  'contacts',
  'approval',
  'partner-document',
  'other',
])
export type SectionKind = z.infer<typeof SectionKind>

/** `short` is the full name where the document gives no shorter one. */
export const ReadParty = z.object({ name: z.string(), short: z.string(), line: LineNumber })
export type ReadParty = z.infer<typeof ReadParty>

/** `heading` is empty for text that stands before any heading. */
export const ReadSection = z.object({ heading: z.string(), kind: SectionKind, text: z.string(), line: LineNumber })
export type ReadSection = z.infer<typeof ReadSection>

/** `label` is empty for a term that the document neither letters nor numbers. */
export const ReadTerm = z.object({ label: z.string(), text: z.string(), line: LineNumber })
export type ReadTerm = z.infer<typeof ReadTerm>

export const ReadText = z.object({ text: z.string(), line: LineNumber })
export type ReadText = z.infer<typeof ReadText>

/** `completeness` in percent, `reviews` counts internal reviews. */
export const ReadGate = z.object({
  from: z.string(),
  to: z.string(),
  completeness: z.number().int().nullable(),
  reviews: z.number().int().nullable(),
  line: LineNumber,
})
export type ReadGate = z.infer<typeof ReadGate>

export const ReadMilestone = z.object({
  text: z.string(),
  due: Period,
  group: z.string().nullable(),
  priority: z.number().int().nullable(),
  parties: z.array(z.string()),
  line: LineNumber,
})
export type ReadMilestone = z.infer<typeof ReadMilestone>

export const ReadReview = z.object({ due: Period.nullable(), cadence: Cadence.nullable(), line: LineNumber })
export type ReadReview = z.infer<typeof ReadReview>

export const ReadContact = z.object({
  party: z.string().nullable(),
  name: z.string().nullable(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  line: LineNumber,
})
export type ReadContact = z.infer<typeof ReadContact>

export const ReadApproval = z.object({
  party: z.string(),
  body: z.string().nullable(),
  resolution: z.string().nullable(),
  on: Period.nullable(),
  line: LineNumber,
})
export type ReadApproval = z.infer<typeof ReadApproval>

export const PartnerDocument = z.object({ state: z.enum(['awaited', 'linked', 'unknown']), text: z.string(), line: LineNumber })
export type PartnerDocument = z.infer<typeof PartnerDocument>

/** Something a person should look at: a line not understood, a date that cannot be, a question left open. What is missing altogether stands at line 1. */
export const ReadProblem = z.object({ line: LineNumber, text: z.string(), why: z.string() })
export type ReadProblem = z.infer<typeof ReadProblem>

export const Reading = z.object({
  file: z.string(),
  kind: z.enum(['register', 'other']),
  title: z.string().nullable(),
  key: z.string().nullable(),
  version: z.string().nullable(),
  initiated: Period.nullable(),
  parties: z.array(ReadParty),
  sections: z.array(ReadSection),
  terms: z.array(ReadTerm),
  ipr: z.array(ReadText),
  gates: z.array(ReadGate),
  milestones: z.array(ReadMilestone),
  activities: z.array(ReadText),
  review: ReadReview.nullable(),
  contacts: z.array(ReadContact),
  approvalTarget: Period.nullable(),
  approvals: z.array(ReadApproval),
  partnerDocument: PartnerDocument.nullable(),
  problems: z.array(ReadProblem),
})
export type Reading = z.infer<typeof Reading>
