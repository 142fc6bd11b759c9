/** What feedback and approvals know of the things they are about, and what those things know of approvals: values, no slice. */
import type { Period } from '../kernel/period.js'
import type { Result } from '../kernel/problem.js'
import type { ReferenceKind } from '../kernel/reference.js'
import type { Ctx, RegisterAt } from './feature.js'
import type { Db, Tx } from './store.js'

/** What an approval or feedback may be about. */
export type SubjectKind = ReferenceKind | 'register' | 'change'

/** Something feedback and approvals can be about, told by the slice it lives in; they know it only by this. */
export interface Subject {
  readonly kind: SubjectKind
  /** As it stands now; null when there is no such thing. @param number null where the kind has only one: the register itself */
  find(db: Db, register: RegisterAt, number: number | null): Promise<SubjectNow | null>
  /** Those that feedback may be given on now, newest first; absent where one is only named by its reference. */
  list?(db: Db, register: RegisterAt): Promise<readonly SubjectNow[]>
  /** Somebody gave feedback on it, or answered that there is none: whatever follows is written in the same transaction. */
  onFeedback?(tx: Tx, who: Acting, register: RegisterAt, number: number | null): Promise<void>
  /**
   * An approval about it has closed: whatever follows is written in the same transaction.
   * One that failed undecided may be opened again, and then this is called once more.
   */
  onOutcome?(tx: Tx, who: Acting, register: RegisterAt, number: number | null, outcome: SubjectOutcome): Promise<void>
}

/** Who acts, with the tables that an act on several slices needs. */
export type Acting = Pick<Ctx, 'workspace' | 'actor' | 'source' | 'now' | 'registry'>

export interface SubjectNow {
  /** `OGF-D2`; events under it redraw what shows it. */
  readonly ref: string
  /** One line, as people wrote it. */
  readonly title: string
  /** The version of the text, where it has one. */
  readonly version: string | null
  /** The whole text that is asked about. */
  readonly text: string
  /** SHA-256 of the text in NFC with white space folded, in hex: a position belongs to one such text. */
  readonly textHash: string
  /** Short names of the parties it concerns; empty means all. */
  readonly parties: readonly string[]
  /** Slack ids of those who answer for it. */
  readonly people: readonly string[]
  /** Why no feedback is taken on it any more, in one sentence; absent while it is. */
  readonly closed?: string
}

export interface SubjectOutcome {
  /** `OGF-A1` */
  readonly approval: string
  readonly kind: 'passed' | 'failed' | 'withdrawn'
  /** Of the text that was decided on. */
  readonly version: string | null
  readonly textHash: string
  /** One sentence for the history: who approved by which rule. */
  readonly sentence: string
}

/** What a slice asks the parties through the approvals slice, without knowing it. */
export interface Question {
  readonly subject: { readonly kind: SubjectKind; readonly number: number | null }
  /** Short names of the parties whose approval it needs; empty means every party. */
  readonly parties: readonly string[]
  /** Formal decisions taken elsewhere that stand for this very text already. */
  readonly recorded: readonly RecordedDecision[]
  /**
   * Last day as written, or null for until it is decided; one that is over counts as none. Those who have not answered are reminded of it.
   * At its end an approval closes as it stands; what is asked about a register or a change is waited for beyond it.
   */
  readonly due: Period | null
}

export interface RecordedDecision {
  readonly party: string
  readonly body: string | null
  readonly resolution: string | null
  readonly on: Period | null
  readonly evidence: string | null
}

/** Where slices put questions to the parties; contributed by the approvals slice. */
export interface ApprovalDesk {
  /** Opens an approval under the rule “every party”; in the caller's transaction. Returns its number. */
  open(tx: Tx, who: Acting, register: RegisterAt, question: Question): Promise<Result<number>>
  /** Takes a position of the actor on what is open about a subject, under the same rights as its buttons. */
  give(tx: Tx, who: Acting, register: RegisterAt, subject: Question['subject'], answer: Answer): Promise<Result<null>>
  /** Takes back what is still open about a subject; nothing happens where nothing is. */
  withdraw(tx: Tx, who: Acting, register: RegisterAt, subject: Question['subject'], reason: string): Promise<void>
  /** The text of a subject has changed: earlier positions stand for the earlier text, and those concerned are asked again. */
  textChanged(tx: Tx, who: Acting, register: RegisterAt, subject: Question['subject']): Promise<void>
  /** How the newest approval about a subject stands; null where none was ever asked. */
  standing(db: Db, register: RegisterAt, subject: Question['subject']): Promise<DeskStanding | null>
}

export interface Answer {
  readonly kind: 'approve' | 'disapprove'
  /** For whom, where the actor has a say for several parties; null where only one is possible. */
  readonly party: string | null
  /** With *disapprove* both the reason and the change that would turn it are required. */
  readonly reason: string | null
  readonly change: string | null
}

export interface DeskStanding {
  /** `OGF-A1` */
  readonly approval: string
  readonly state: 'open' | 'passed' | 'failed' | 'withdrawn'
  /** Parties whose approval of the present text stands. */
  readonly approved: readonly string[]
  /** Parties whose approval is still missing, the divided among them. */
  readonly missing: readonly string[]
}
