/** Problem: an expected refusal, said to a person in one sentence that names the next step; Result carries it as a value. */

export interface Problem {
  /** Stable and machine-readable, such as `unknown-reference`. */
  readonly code: string
  /** One sentence for a person. */
  readonly sentence: string
  /** What to do now, when the sentence does not already say it: an example to type, a button to press. */
  readonly hint?: string
  /** Name of the form field or command name it belongs to. */
  readonly field?: string
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse<T = never>(code: string, sentence: string, more: { hint?: string; field?: string } = {}): Result<T> {
  return { ok: false, problem: { code, sentence, ...more } }
}
