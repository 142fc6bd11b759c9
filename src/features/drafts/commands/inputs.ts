/** Inputs that several verbs of drafts share. */
import { z } from 'zod'

/** The number of a reference, as dispatch or a form hands it over. */
export const Ref = z.coerce
  .number('Say which draft, for example D1.')
  .int('Say which draft, for example D1.')
  .positive('Say which draft, for example D1.')
export const Link = z.url({ protocol: /^https?$/, error: 'A link begins with https://.' }).optional()
export const File = z
  .string()
  .regex(/^F[A-Z0-9]+$/, 'Choose a file in the form, or drop it beside a mention of Registrar.')
  .optional()
export const Version = z
  .string('Give its version: `version:0.5`.')
  .trim()
  .min(1, 'Give its version.')
  .max(40, 'A version has at most 40 characters.')
