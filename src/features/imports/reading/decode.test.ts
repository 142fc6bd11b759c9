/** Decoding: the encodings that documents come in, and what is refused. */
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../platform/text.js'
import { decode } from './decode.js'

const text = 'Work Register – “café”\nMilestones'

function wide(order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((character) => character.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])))
}

describe('decode', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 LE with mark', wide('le', true)],
    ['UTF-16 BE with mark', wide('be', true)],
    ['UTF-16 LE', wide('le', false)],
    ['UTF-16 BE', wide('be', false)],
  ])('reads %s', (_, bytes) => {
    expect(decode(bytes)).toEqual({ ok: true, value: text })
  })

  it('falls back to Windows-1252', () => {
    expect(decode(Uint8Array.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x96]))).toEqual({ ok: true, value: '“café” –' })
  })

  it.each([
    ['empty-document', new Uint8Array()],
    ['empty-document', new TextEncoder().encode(' \n\t')],
    ['binary-file', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3])],
    ['binary-file', new TextEncoder().encode('%PDF-1.7')],
    ['document-too-large', new Uint8Array(10 * 1024 * 1024 + 1)],
  ])('refuses with %s', (code, bytes) => {
    expect(decode(bytes)).toMatchObject({ ok: false, problem: { code } })
  })

  it('folds texts that differ in white space and composition alone', () => {
    expect(foldText('Cafe\u0301  a\r\n b ')).toBe(foldText('Café a b'))
    expect(foldText('a b')).not.toBe(foldText('ab'))
  })
})
