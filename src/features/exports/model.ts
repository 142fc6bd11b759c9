/** What is exported of a register: the forms there are, and everything that is drawn from. */
import { z } from 'zod'
import type { Period } from '../../kernel/period.js'
import type { Day, Instant } from '../../kernel/time.js'
import type { Contents } from '../../platform/exporter.js'
import type { RegisterAt } from '../../platform/feature.js'

export const Format = z.enum(['md', 'json', 'csv', 'ics', 'timeline', 'minutes'])
export type Format = z.infer<typeof Format>

/** A section of the register as it was read. */
export interface WrittenSection {
  readonly heading: string
  readonly kind: string
  readonly text: string
}

/** A dated or undated thing of the register, as calendars, tables and pictures show it. */
export interface Item {
  /** `OGF-M3` */
  readonly ref: string
  readonly kind: 'milestone' | 'review'
  readonly text: string
  readonly due: Period
  readonly firstDue: Period
  readonly moves: number
  readonly state: 'open' | 'done' | 'dropped'
  readonly group: string | null
  readonly priority: number | null
  readonly parties: readonly string[]
  /** Names, or Slack ids where Slack has told no name. */
  readonly owners: readonly string[]
  readonly outcome: string | null
  readonly link: string | null
  readonly closedAt: string | null
  /** How often it was acted on or got other words: what a calendar has of it is older while this is less. */
  readonly changes: number
}

/** One register with everything that an export draws from. */
export interface Sheet {
  readonly register: RegisterAt
  /** The register's name for a heading. */
  readonly name: string
  readonly ended: boolean
  readonly contents: Contents
  readonly sections: readonly WrittenSection[]
  readonly items: readonly Item[]
  readonly now: Instant
  readonly today: Day
}

export interface Exported {
  readonly name: string
  readonly content: string | Uint8Array
  /** What a picture shows. */
  readonly alt?: string
  /** What the form cannot say of this register; sentences. */
  readonly remarks: readonly string[]
}
