/** What a party needs from standards, and what the parties state of how standards meet it. */
import { z } from 'zod'

export const Level = z.enum(['fully', 'partly', 'planned', 'no'])
export type Level = z.infer<typeof Level>

export const Statement = z.object({
  /** `coverage` says how far a standard satisfies it, `relevance` what the party that needs it thinks of that standard. */
  kind: z.enum(['coverage', 'relevance']),
  party: z.string(),
  standard: z.string(),
  version: z.string(),
  /** Null for a statement of relevance. */
  level: Level.nullable(),
  reason: z.string(),
  givenBy: z.string(),
})
export type Statement = z.infer<typeof Statement>

export const Requirement = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  /** Short name of the party that needs it. */
  party: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  statements: z.array(Statement),
})
export type Requirement = z.infer<typeof Requirement>

export type NewRequirement = Pick<Requirement, 'party' | 'text' | 'link'>

/** A standard with the version in force. */
export const Standard = z.object({ name: z.string(), version: z.string() })
export type Standard = z.infer<typeof Standard>

/** With everything that its row and its statements' rows say. */
export const KeptRequirement = Requirement.omit({ id: true }).extend({
  addedBy: z.string(),
  createdAt: z.string(),
  statements: z.array(Statement.extend({ givenAt: z.string() })),
})
export type KeptRequirement = z.infer<typeof KeptRequirement>
