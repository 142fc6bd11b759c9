/** A question put to the parties or to the voting members, who may answer it, and what they answered. */
import { z } from 'zod'
import { Period } from '../../kernel/period.js'
import { Day, Instant } from '../../kernel/time.js'

/** How answers are counted; rules/counting.ts and rules/parties.ts say it exactly. */
export const Rule = z.enum(['parties', 'simple', 'special', 'return', 'iso', 'consensus'])
export type Rule = z.infer<typeof Rule>

/** How many of a party's approvers speak for it. */
export const Within = z.enum(['one', 'majority', 'all'])
export type Within = z.infer<typeof Within>

export const State = z.enum(['open', 'passed', 'failed', 'withdrawn'])
export type State = z.infer<typeof State>

/** One value beside what the rule asks of it. */
export const Requirement = z.object({ what: z.string(), value: z.string(), needs: z.string(), met: z.boolean() })
export type Requirement = z.infer<typeof Requirement>

/** As it stood at the closing: what comes later to roster or people changes nothing of it. */
export const Outcome = z.object({
  values: z.array(Requirement),
  /** Neither carried nor beyond reach: may be opened again. */
  undecided: z.boolean(),
  approved: z.array(z.string()),
  missing: z.array(z.string()),
})
export type Outcome = z.infer<typeof Outcome>

export const Approval = z.object({
  id: z.string(),
  workspace: z.string(),
  registerId: z.string(),
  number: z.number().int().positive(),
  /** Kind of what it is about; `motion` for free words. */
  subjectKind: z.string(),
  subjectNumber: z.number().int().nullable(),
  subjectRef: z.string(),
  title: z.string(),
  version: z.string().nullable(),
  textHash: z.string(),
  rule: Rule,
  within: Within,
  /** Short names of the parties asked. */
  parties: z.array(z.string()),
  quorum: z.number().int().nullable(),
  due: Period,
  closesAt: Instant.nullable(),
  state: State,
  outcome: Outcome.nullable(),
  reason: z.string().nullable(),
  openedBy: z.string(),
  openedAt: Instant,
  closedBy: z.string().nullable(),
  closedAt: Instant.nullable(),
  acts: z.number().int(),
  quietUntil: Instant,
  countFrom: Day.nullable(),
  snoozedUntil: Day.nullable(),
})
export type Approval = z.infer<typeof Approval>

/** What is said of an approval when it is opened. */
export type NewApproval = Omit<
  Approval,
  'id' | 'workspace' | 'registerId' | 'number' | 'outcome' | 'reason' | 'closedBy' | 'closedAt' | 'acts' | 'state'
>

/** Who may answer, and for which party. */
export const Voter = z.object({ user: z.string(), party: z.string() })
export type Voter = z.infer<typeof Voter>

/** What one may answer. */
export const Answering = z.enum(['approve', 'comments', 'disapprove', 'abstain', 'recuse'])
export type Answering = z.infer<typeof Answering>

/** `comment` is what somebody without a vote said. */
export const PositionKind = z.enum([...Answering.options, 'comment'])
export type PositionKind = z.infer<typeof PositionKind>

export const Position = z.object({
  /** Null where a body decided elsewhere. */
  user: z.string().nullable(),
  party: z.string(),
  kind: PositionKind,
  comment: z.string().nullable(),
  reason: z.string().nullable(),
  change: z.string().nullable(),
  /** Of the text it was given for. */
  version: z.string().nullable(),
  textHash: z.string(),
  body: z.string().nullable(),
  /** A number, even where it looks like a date. */
  resolution: z.string().nullable(),
  on: Period.nullable(),
  evidence: z.string().nullable(),
  enteredBy: z.string(),
  source: z.string(),
  at: Instant,
})
export type Position = z.infer<typeof Position>

/** With those who may answer and all that was answered, oldest first. */
export const KeptApproval = Approval.omit({ id: true, workspace: true, registerId: true }).extend({
  voters: z.array(Voter),
  positions: z.array(Position),
})
export type KeptApproval = z.infer<typeof KeptApproval>
