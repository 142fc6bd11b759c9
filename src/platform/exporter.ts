/** What slices give to an export of a register and take back from one, and what reads a document again: values, no slice. */
import { z } from 'zod'
import type { Cadence } from '../kernel/cadence.js'
import type { Json } from '../kernel/decision.js'
import type { Period } from '../kernel/period.js'
import type { Result } from '../kernel/problem.js'
import { ok, refuse } from '../kernel/problem.js'
import type { ReferenceKind } from '../kernel/reference.js'
import type { DrawEnv, RegisterAt } from './feature.js'
import type { Db, Tx } from './store.js'
import type { Acting } from './subject.js'

/** A slice's part of everything that is kept of a register. */
export interface Exporter {
  /** Name of the part; never changed, for older files carry it. */
  readonly id: string
  /** Lower comes earlier, and is taken again earlier. */
  readonly order: number
  /** Plain JSON without ids of rows; lists in the order of their numbers. */
  give(db: Db, register: RegisterAt): Promise<Json>
  /**
   * Keeps again what `give` gave, in a register that has nothing of it yet. Left out where the part is only for reading.
   * A Problem says what in the part cannot be kept; the caller's transaction is rolled back.
   */
  take?(tx: Tx, who: Acting, register: RegisterAt, part: Json): Promise<Result<null>>
}

export interface ExporterSpec<Part> extends Pick<Exporter, 'id' | 'order'> {
  /** As a person calls it: `The versions and changes in the file cannot be read`; its id unless given. */
  readonly called?: string
  /** What is written of it: whatever `give` has beyond that is left out. */
  readonly part: z.ZodType<Part>
  give(db: Db, register: RegisterAt): Promise<Part>
  take(tx: Tx, who: Acting, register: RegisterAt, part: Part): Promise<void>
}

/** Seals a part that is taken again as it was given. */
export function exporterOf<Part>(spec: ExporterSpec<Part>): Exporter {
  return {
    id: spec.id,
    order: spec.order,
    give: async (db, register) => spec.part.parse(await spec.give(db, register)) as Json,
    take: async (tx, who, register, part) => {
      const parsed = readPart(spec.part, part, spec.called ?? spec.id)
      if (!parsed.ok) return parsed
      await spec.take(tx, who, register, parsed.value)
      return ok(null)
    },
  }
}

/** Writes the minutes of one thing that a slice brings to an end. */
export interface Minutes {
  readonly kind: ReferenceKind
  /** Plain text in Markdown; null when there is no such thing. */
  draw(db: Db, register: RegisterAt, number: number, env: DrawEnv): Promise<string | null>
}

/** What a document says of a register, as far as it can be compared with what is kept. */
export interface Contents {
  readonly title: string | null
  readonly version: string | null
  readonly initiated: Period | null
  readonly parties: readonly { readonly name: string; readonly short: string }[]
  readonly terms: readonly { readonly label: string; readonly text: string }[]
  readonly ipr: readonly { readonly text: string }[]
  readonly gates: readonly {
    readonly from: string
    readonly to: string
    readonly completeness: number | null
    readonly reviews: number | null
  }[]
  readonly milestones: readonly {
    readonly text: string
    readonly due: Period
    readonly group: string | null
    readonly priority: number | null
    readonly parties: readonly string[]
  }[]
  readonly activities: readonly { readonly text: string }[]
  readonly review: { readonly due: Period | null; readonly cadence: Cadence | null } | null
  readonly contacts: readonly {
    readonly party: string | null
    readonly name: string | null
    readonly role: string | null
    readonly email: string | null
    readonly phone: string | null
    readonly url: string | null
  }[]
  readonly approvalTarget: Period | null
  readonly approvals: readonly {
    readonly party: string
    readonly body: string | null
    readonly resolution: string | null
    readonly on: Period | null
  }[]
  readonly partnerDocument: { readonly state: 'awaited' | 'linked' | 'unknown'; readonly text: string } | null
}

/** Reads a register out of a text; contributed by the slice that takes documents. */
export type DocumentReader = (
  text: string,
  options: { readonly file: string; readonly dayFirst: boolean; readonly key: string },
) => Contents

/** A reference as it reads under the key of the register that takes it: `OGF-M3` as `OGF2-M3`. */
export function underKey(ref: string, key: string): string {
  return ref.replace(/^[A-Z][A-Z0-9]{0,11}(?=-)/, key)
}

/** A part of an export as its slice knows it, or in one sentence why it is none. */
export function readPart<T>(schema: z.ZodType<T>, part: unknown, what: string): Result<T> {
  const parsed = schema.safeParse(part)
  if (parsed.success) return ok(parsed.data)
  const why = z.prettifyError(parsed.error).replace(/\s+/g, ' ').replace(/^✖ /, '').split(' ✖ ')[0]
  return refuse('bad-export', `The ${what} in the file cannot be read: ${why}.`, { hint: 'Take the file as it was exported.' })
}
