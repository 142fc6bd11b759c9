/** Inputs that several verbs of feedback share. */
import { z } from 'zod'

/** The number of a reference, as dispatch or a form hands it over. */
export const Ref = z.coerce
  .number('Say which feedback, for example F1.')
  .int('Say which feedback, for example F1.')
  .positive('Say which feedback, for example F1.')

/** `D2` as people write it, with or without the register's key. */
export const About = z.string().transform((text) =>
  text
    .trim()
    .replace(/^[A-Za-z][A-Za-z0-9]*-(?=[A-Za-z]\d)/, '')
    .replace(/^[a-z](?=\d)/, (letter) => letter.toUpperCase()),
)

export const Type = z.enum(['ge', 'te', 'ed'], 'A type is `ge`, `te` or `ed`: general, technical, editorial.')
const rate = 'Rate from 1 to 5, five being best.'
export const Rate = z.coerce.number(rate).int(rate).min(1, rate).max(5, rate)

/** Names by which many are chosen at once. */
export const filterShape = {
  about: About.optional(),
  type: Type.optional(),
  clause: z.string().optional(),
  party: z.string().optional(),
  state: z
    .enum(
      ['open', 'new', 'assigned', 'addressed', 'disputed', 'closed', 'all'],
      'Say `state:new`, `state:assigned`, `state:addressed`, `state:disputed`, `state:closed`, `state:open` or `state:all`.',
    )
    .optional(),
}

/** Only what was given, for a button's value. */
export function givenOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
