/** Holds a value against a rule and says every difference the way Slack's blocks.validate does. */
import { isRecord, type Json } from '../json.js'
import type { Rule, Shape } from './rules.js'

export interface BlockError {
  /** JSON pointer to the part that is wrong. */
  pointer: string
  code: 'failed_constraint' | 'missing_required_field' | 'unknown_field' | 'unsupported_type' | 'wrong_type' | 'duplicate'
  message: string
  constraint?: Json
  field?: string
}

type Found = BlockError[]

const wrongType = (pointer: string, expected: string, got: unknown): BlockError => ({
  pointer,
  code: 'wrong_type',
  message: `must provide ${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`,
  constraint: { type: 'type', expected, got: got === null ? 'null' : Array.isArray(got) ? 'array' : typeof got },
})

const failed = (pointer: string, message: string, constraint: Json): BlockError => ({
  pointer,
  code: 'failed_constraint',
  message,
  constraint,
})

function checkLength(pointer: string, length: number, unit: 'characters' | 'items', limits: { min?: number; max?: number }): Found {
  const type = unit === 'characters' ? 'length' : 'count'
  if (limits.max !== undefined && length > limits.max) {
    const message = unit === 'characters' ? `must be less than ${limits.max + 1} characters` : `no more than ${limits.max} items allowed`
    return [failed(pointer, message, { type: `max_${type}`, expected: limits.max, got: length })]
  }
  if (limits.min !== undefined && length < limits.min) {
    const message = unit === 'characters' ? `must be more than ${limits.min - 1} characters` : `must provide at least ${limits.min} items`
    return [failed(pointer, message, { type: `min_${type}`, expected: limits.min, got: length })]
  }
  return []
}

function isUrl(text: string): boolean {
  // Slack takes mailto: and app schemes too: any scheme followed by something.
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)
}

function checkString(value: unknown, rule: Extract<Rule, { is: 'string' }>, pointer: string): Found {
  if (typeof value !== 'string') return [wrongType(pointer, 'string', value)]
  const found = checkLength(pointer, [...value].length, 'characters', rule)
  if (found.length > 0) return found
  if (rule.pattern && !rule.pattern.test(value))
    return [failed(pointer, 'is not in the right form', { type: 'pattern', expected: rule.pattern.source, got: value })]
  if (rule.url && !isUrl(value)) return [failed(pointer, 'must be a valid URL', { type: 'url', got: value })]
  return []
}

function checkText(value: unknown, rule: Extract<Rule, { is: 'text' }>, pointer: string): Found {
  if (!isRecord(value)) return [wrongType(pointer, 'object', value)]
  if (value.type === undefined) return [missing(pointer, 'type')]
  const type = rule.types.find((name) => name === value.type)
  if (!type) {
    return [failed(`${pointer}/type`, 'unsupported type for this text', { type: 'enum', expected: [...rule.types], got: value.type })]
  }
  const extra: Record<string, Rule> = type === 'plain_text' ? { emoji: { is: 'boolean' } } : { verbatim: { is: 'boolean' } }
  return checkShape(
    value,
    { fields: { type: { is: 'anything' }, text: { is: 'string', min: rule.min ?? 1, max: rule.max }, ...extra }, required: ['text'] },
    pointer,
  )
}

function checkNumber(value: unknown, rule: Extract<Rule, { is: 'number' }>, pointer: string): Found {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [wrongType(pointer, rule.whole ? 'integer' : 'number', value)]
  if (rule.whole && !Number.isInteger(value)) return [wrongType(pointer, 'integer', value)]
  if (rule.min !== undefined && value < rule.min)
    return [failed(pointer, `must be at least ${rule.min}`, { type: 'min', expected: rule.min, got: value })]
  if (rule.max !== undefined && value > rule.max)
    return [failed(pointer, `must be at most ${rule.max}`, { type: 'max', expected: rule.max, got: value })]
  if (rule.above !== undefined && value <= rule.above) {
    return [failed(pointer, `must be more than ${rule.above}`, { type: 'min', expected: rule.above, got: value })]
  }
  return []
}

function checkList(value: unknown, rule: Extract<Rule, { is: 'list' }>, pointer: string): Found {
  if (!Array.isArray(value)) return [wrongType(pointer, 'array', value)]
  const items: unknown[] = value
  const found = checkLength(pointer, items.length, 'items', rule)
  if (rule.unique && new Set(items.map((item) => JSON.stringify(item))).size < items.length) {
    found.push({ pointer, code: 'duplicate', message: 'items must be different from each other' })
  }
  return [...found, ...items.flatMap((item, index) => checkRule(item, rule.of, `${pointer}/${index}`))]
}

function checkTyped(value: unknown, shapes: Readonly<Record<string, Shape>>, pointer: string): Found {
  if (!isRecord(value)) return [wrongType(pointer, 'object', value)]
  if (value.type === undefined) return [missing(pointer, 'type')]
  const shape = typeof value.type === 'string' && Object.hasOwn(shapes, value.type) ? shapes[value.type] : undefined
  if (!shape) {
    return [
      {
        pointer: `${pointer}/type`,
        code: 'unsupported_type',
        message: `unsupported type: ${String(value.type)}`,
        constraint: { type: 'enum', expected: Object.keys(shapes), got: value.type },
      },
    ]
  }
  return checkShape(value, shape, pointer)
}

function missing(pointer: string, field: string): BlockError {
  return { pointer, code: 'missing_required_field', message: `missing required field: ${field}`, field }
}

/** Holds an object against a shape. */
export function checkShape(value: Json, shape: Shape, pointer: string): Found {
  const given = Object.keys(value).filter((name) => value[name] !== undefined)
  const found: Found = (shape.required ?? []).filter((name) => !given.includes(name)).map((name) => missing(pointer, name))
  const one = shape.exactlyOne?.filter((name) => given.includes(name)).length
  if (one !== undefined && one !== 1) {
    found.push(
      failed(pointer, `must provide exactly one of ${shape.exactlyOne?.join(', ')}`, {
        type: 'exactly_one',
        expected: shape.exactlyOne,
        got: one,
      }),
    )
  }
  if (shape.atLeastOne && !shape.atLeastOne.some((name) => given.includes(name))) {
    found.push(
      failed(pointer, `must provide at least one of ${shape.atLeastOne.join(', ')}`, { type: 'at_least_one', expected: shape.atLeastOne }),
    )
  }
  if (shape.minFields && given.length < shape.minFields)
    found.push(failed(pointer, 'must not be empty', { type: 'min_fields', expected: shape.minFields }))
  for (const name of given) {
    const rule = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
    if (rule) found.push(...checkRule(value[name], rule, `${pointer}/${name}`))
    else found.push({ pointer, code: 'unknown_field', message: `invalid additional property: ${name}`, field: name })
  }
  return found
}

/** Holds a value against a rule; an empty list says that it keeps it. */
export function checkRule(value: unknown, rule: Rule, pointer: string): Found {
  switch (rule.is) {
    case 'anything':
      return []
    case 'string':
      return checkString(value, rule, pointer)
    case 'text':
      return checkText(value, rule, pointer)
    case 'number':
      return checkNumber(value, rule, pointer)
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongType(pointer, 'boolean', value)]
    case 'enum':
      return rule.of.some((allowed) => allowed === value)
        ? []
        : [failed(pointer, `must be one of ${rule.of.join(', ')}`, { type: 'enum', expected: [...rule.of], got: value })]
    case 'list':
      return checkList(value, rule, pointer)
    case 'object':
      return isRecord(value) ? checkShape(value, rule.shape, pointer) : [wrongType(pointer, 'object', value)]
    case 'typed':
      return checkTyped(value, rule.of(), pointer)
    case 'nullable':
      return value === null ? [] : checkRule(value, rule.of, pointer)
    case 'either': {
      const tries = rule.of.map((each) => checkRule(value, each, pointer))
      return tries.find((found) => found.length === 0) ?? tries[0] ?? []
    }
  }
}
