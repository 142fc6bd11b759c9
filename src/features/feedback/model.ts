/** One numbered remark or rating on a draft, milestone, term or register, followed from start to closure. */
import { z } from 'zod'

export const FeedbackState = z.enum(['new', 'assigned', 'addressed', 'disputed', 'closed'])
export type FeedbackState = z.infer<typeof FeedbackState>

/** General, technical, editorial, as ISO's commenting table abbreviates them. */
export const RemarkType = z.enum(['ge', 'te', 'ed'])
export type RemarkType = z.infer<typeof RemarkType>

export const Resolution = z.enum(['accepted', 'revised', 'rejected', 'noted', 'duplicate'])
export type Resolution = z.infer<typeof Resolution>

/** One to five, five being best. */
export const Rate = z.number().int().min(1).max(5)

export const Feedback = z.object({
  id: z.string(),
  registerId: z.string(),
  number: z.number().int().positive(),
  /** What it is about, as a reference without its key: `D2`; `register` for the register itself. */
  about: z.string(),
  aboutVersion: z.string().nullable(),
  kind: z.enum(['remark', 'rating']),
  completeness: Rate.nullable(),
  clarity: Rate.nullable(),
  detail: Rate.nullable(),
  clause: z.string().nullable(),
  line: z.string().nullable(),
  /** Paragraph, figure or table. */
  element: z.string().nullable(),
  type: RemarkType.nullable(),
  comment: z.string(),
  change: z.string().nullable(),
  /** The party or national body it is given for; empty where none is known. */
  party: z.string(),
  givenBy: z.string(),
  givenAt: z.string(),
  /** Who wrote the message it was taken from, and where that stands or stood. */
  author: z.string().nullable(),
  permalink: z.string().nullable(),
  /** Where it was given, so that its outcome can be told there. */
  channel: z.string().nullable().default(null),
  thread: z.string().nullable().default(null),
  state: FeedbackState,
  assignee: z.string().nullable(),
  resolution: Resolution.nullable(),
  /** Why it was resolved so; before that, what the table it came from said of it. */
  reason: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  /** Why the giver disputes, or how the acceptance is known. */
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  duplicateOf: z.number().int().nullable(),
  importId: z.string().nullable(),
  acts: z.number().int(),
})
export type Feedback = z.infer<typeof Feedback>

/** As an export tells it; the job that read it from a table is of no use elsewhere. */
export const KeptFeedback = Feedback.omit({ id: true, registerId: true, importId: true })
export type KeptFeedback = z.infer<typeof KeptFeedback>

/** What is said when it is given. */
export type NewFeedback = Pick<
  Feedback,
  | 'about'
  | 'aboutVersion'
  | 'kind'
  | 'completeness'
  | 'clarity'
  | 'detail'
  | 'clause'
  | 'line'
  | 'element'
  | 'type'
  | 'comment'
  | 'change'
  | 'party'
  | 'author'
  | 'permalink'
  | 'reason'
>

/** Which feedback is meant; absent parts fit everything. */
export interface Filter {
  readonly about?: string | undefined
  readonly state?: string | undefined
  readonly type?: string | undefined
  /** `5` fits 5 and 5.2, not 50. */
  readonly clause?: string | undefined
  readonly party?: string | undefined
}
