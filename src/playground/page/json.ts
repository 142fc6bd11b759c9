/** Reads values of unknown shape, as blocks come from any app, without trusting them. */

export type Json = Record<string, unknown>

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

export function stringOf(from: Json, key: string): string {
  const value = from[key]
  return typeof value === 'string' ? value : ''
}

export function numberOf(from: Json, key: string): number | null {
  const value = from[key]
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null
}

export const flagOf = (from: Json, key: string): boolean => from[key] === true

export function recordOf(from: Json, key: string): Json | null {
  const value = from[key]
  return isJson(value) ? value : null
}

export function listOf(from: Json, key: string): Json[] {
  const value = from[key]
  return Array.isArray(value) ? value.filter(isJson) : []
}

export function stringsOf(from: Json, key: string): string[] {
  const value = from[key]
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}

/** The plain words of a text object (`{ type: 'plain_text', text }`) under a key. */
export function wordsOf(from: Json, key: string): string {
  const object = recordOf(from, key)
  return object ? stringOf(object, 'text') : stringOf(from, key)
}
