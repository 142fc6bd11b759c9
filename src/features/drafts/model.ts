/** A document that one party shows the others before it is finished, with what it has been through. */
import { z } from 'zod'
import { Period } from '../../kernel/period.js'
import { Day, Instant } from '../../kernel/time.js'

export const DraftState = z.enum(['preparing', 'sent', 'withdrawn'])
export type DraftState = z.infer<typeof DraftState>

/** `changes`: passed once the changes asked for are made; `failed` does not count at a gate. */
export const ReviewResult = z.enum(['passed', 'changes', 'failed'])
export type ReviewResult = z.infer<typeof ReviewResult>

export const InternalReview = z.object({
  version: z.string(),
  /** A person's Slack id, or the name of a group. */
  reviewer: z.string(),
  on: Period,
  result: ReviewResult,
  note: z.string().nullable(),
})
export type InternalReview = z.infer<typeof InternalReview>

export const Asked = z.object({ user: z.string(), party: z.string(), answeredAt: z.string().nullable() })
export type Asked = z.infer<typeof Asked>

/** `early` shows work in progress, `review` asks for comments on it. */
export const Access = z.enum(['review', 'early'])
export type Access = z.infer<typeof Access>

export const Draft = z.object({
  id: z.string(),
  registerId: z.string(),
  number: z.number().int().positive(),
  title: z.string(),
  /** Short name of the party whose document it is. */
  party: z.string(),
  version: z.string(),
  link: z.string().nullable(),
  file: z.string().nullable(),
  fileName: z.string().nullable(),
  fileLink: z.string().nullable(),
  /** SHA-256 of the file's bytes; null until they were read. */
  fileHash: z.string().nullable(),
  /** Percent. */
  completeness: z.number().int(),
  state: DraftState,
  sentTo: z.array(z.string()),
  access: Access.nullable(),
  /** When the review window closes; null where none was set. */
  until: Period.nullable(),
  sentBy: z.string().nullable(),
  sentAt: z.string().nullable(),
  sentVersions: z.array(z.string()),
  /** Why it was withdrawn. */
  reason: z.string().nullable(),
  addedBy: z.string(),
  reviews: z.array(InternalReview),
  asked: z.array(Asked),
  acts: z.number().int(),
  quietUntil: Instant,
  countFrom: Day.nullable(),
  snoozedUntil: Day.nullable(),
})
export type Draft = z.infer<typeof Draft>

/** What is said of a draft when it is added. */
export type NewDraft = Pick<Draft, 'title' | 'party' | 'version' | 'link' | 'file' | 'completeness'>

/** With everything that its row and its reviews' rows say. */
export const KeptDraft = Draft.omit({ id: true, registerId: true }).extend({
  createdAt: z.string(),
  reviews: z.array(InternalReview.extend({ recordedBy: z.string(), recordedAt: z.string() })),
})
export type KeptDraft = z.infer<typeof KeptDraft>
