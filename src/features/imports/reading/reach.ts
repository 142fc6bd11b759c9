/** How a person is reached: mail addresses, telephones and web pages in a line of contacts. */
import type { ReadContact } from '../model.js'

export interface Reach {
  readonly kind: 'email' | 'phone' | 'url'
  readonly value: string
  readonly start: number
  readonly end: number
}

const LABEL = String.raw`(?:\b(?:e-?mail|mail(?:to)?|tel(?:ephone)?|phone|mobile|cell|fax|web(?:site|\s?page)?|url|home\s?page|contact|at|t|e|m)(?:\.?\s*:\s*|\.?\s+)|[<([])*`
const EMAIL = new RegExp(String.raw`${LABEL}(?:mailto:)?([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})[>)\]]*`, 'giu')
const OBSCURED = /([\w.+-]{1,64})\s?(?:\(at\)|\[at\]|\s+at\s+)\s?([\w-]{1,63}(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[\w-]{2,63}){1,4})/giu
const URL = new RegExp(String.raw`${LABEL}((?:https?:\/\/|www\.)[^\s<>()\]|,;"]{2,300})[>)\]]*`, 'giu')
const PHONE =
  /(?:\b(?:tel(?:ephone)?|phone|mobile|cell|t|m)\b\.?\s*:?\s*)?((?:\+|\b00)\d[\d\s().-]{5,22}\d)|\b(?:tel(?:ephone)?|phone|mobile|cell)\b\.?\s*:?\s*((?:\(?\d)[\d\s().-]{4,22}\d)|(?<![\w./+-])(\(?0?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]\d{3,5}|0\d(?:[\s.]\d{2}){4})(?![\w/-])/giu
const GENERIC = /^(?:https?:\/\/)?(?:www\.)?$/i

export function reachesIn(text: string): Reach[] {
  const out: Reach[] = []
  const free = (start: number, end: number): boolean => !out.some((one) => one.start < end && one.end > start)
  const add = (kind: Reach['kind'], value: string, start: number, end: number): void => {
    if (free(start, end) && !GENERIC.test(value)) out.push({ kind, value: value.replace(/[.,;]+$/, ''), start, end })
  }
  for (const match of text.matchAll(EMAIL)) add('email', match[1] ?? '', match.index, match.index + match[0].length)
  for (const match of text.matchAll(OBSCURED))
    add('email', `${match[1]}@${(match[2] ?? '').replace(/\s?(?:\(dot\)|\[dot\])\s?/gi, '.')}`, match.index, match.index + match[0].length)
  for (const match of text.matchAll(URL)) add('url', match[1] ?? '', match.index, match.index + match[0].length)
  for (const match of text.matchAll(PHONE))
    add('phone', (match[1] ?? match[2] ?? match[3] ?? '').trim(), match.index, match.index + match[0].length)
  return out.sort((a, b) => a.start - b.start)
}

export function reachOf(reaches: readonly Reach[]): Pick<ReadContact, 'email' | 'phone' | 'url'> {
  const first = (kind: Reach['kind']): string | null => reaches.find((one) => one.kind === kind)?.value ?? null
  return { email: first('email'), phone: first('phone'), url: first('url') }
}

export function withoutReaches(text: string, reaches: readonly Reach[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of reaches) {
    out += `${text.slice(at, start)} `
    at = end
  }
  return out + text.slice(at)
}
