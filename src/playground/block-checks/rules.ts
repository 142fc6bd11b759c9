/** The small language in which Block Kit's limits are written down as data. */

export type Rule =
  | { is: 'text'; types: readonly ('plain_text' | 'mrkdwn')[]; max: number; min?: number }
  | { is: 'string'; min?: number; max?: number; pattern?: RegExp; url?: boolean }
  | { is: 'enum'; of: readonly (string | number)[] }
  | { is: 'boolean' }
  | { is: 'number'; whole?: boolean; min?: number; max?: number; above?: number }
  | { is: 'list'; of: Rule; min?: number; max?: number; unique?: boolean }
  | { is: 'object'; shape: Shape }
  /** One of the named shapes, chosen by the value's `type`. */
  | { is: 'typed'; of: () => Readonly<Record<string, Shape>> }
  | { is: 'nullable'; of: Rule }
  | { is: 'either'; of: readonly Rule[] }
  | { is: 'anything' }

export interface Shape {
  fields: Readonly<Record<string, Rule>>
  required?: readonly string[]
  /** Exactly one of these fields. */
  exactlyOne?: readonly string[]
  /** At least one of these fields. */
  atLeastOne?: readonly string[]
  /** At least this many fields whatever they are. */
  minFields?: number
}

export const plain = (max = 3000): Rule => ({ is: 'text', types: ['plain_text'], max })
export const anyText = (max = 3000): Rule => ({ is: 'text', types: ['plain_text', 'mrkdwn'], max })
export const string = (limits: { min?: number; max?: number; pattern?: RegExp; url?: boolean } = {}): Rule => ({ is: 'string', ...limits })
export const url = (max?: number): Rule => ({ is: 'string', url: true, ...(max ? { max } : {}) })
export const oneOf = (...of: (string | number)[]): Rule => ({ is: 'enum', of })
export const flag: Rule = { is: 'boolean' }
export const whole = (min?: number, max?: number): Rule => ({
  is: 'number',
  whole: true,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
})
export const list = (of: Rule, min?: number, max?: number, unique = false): Rule => ({
  is: 'list',
  of,
  unique,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
})
export const object = (shape: Shape): Rule => ({ is: 'object', shape })
export const typed = (of: () => Readonly<Record<string, Shape>>): Rule => ({ is: 'typed', of })
/** A type's own name is checked where the shape is chosen. */
export const typeName: Rule = { is: 'anything' }

export const blockId: Rule = string({ min: 1, max: 255 })
export const actionId: Rule = string({ min: 1, max: 255 })
export const userId: Rule = string({ pattern: /^[UW][A-Z0-9]+$/ })
export const channelId: Rule = string({ pattern: /^[CG][A-Z0-9]+$/ })
