import { describe, expect, it } from 'vitest'
import { findCadence, nextAfter, parseCadence } from './cadence.js'
import { formatReference, keyFrom, nextFreeKey, parseReference } from './reference.js'
import type { Day } from './time.js'

describe('references', () => {
  it.each([
    ['OGF-M3', 'OGF', 'milestone', 3],
    ['ogf-m3', 'OGF', 'milestone', 3],
    ['M3:', null, 'milestone', 3],
    ['CSCC2-A1', 'CSCC2', 'approval', 1],
    ['v12', null, 'activity', 12],
  ])('%s', (text, key, kind, number) => {
    expect(parseReference(text)).toEqual({ ok: true, value: { key, kind, number } })
  })

  it.each(['', 'M', 'M0', 'X1', 'OGF', 'OGF-', 'OGF-M3x', 'M-3', '3M'])('“%s” is none', (text) => {
    expect(parseReference(text).ok).toBe(false)
  })

  it('prints back as read', () => {
    const parsed = parseReference('ogf-m3')
    expect(parsed.ok && formatReference(parsed.value)).toBe('OGF-M3')
  })

  it('a key is made of the first party’s short name, the next free one of a taken key', () => {
    expect(keyFrom('W3C WoT IG')).toBe('W3CWOTIG')
    expect(keyFrom('3GPP')).toBe('GPP')
    expect(keyFrom('–')).toBe('REG')
    expect(keyFrom('W3C Web Payments Working Group')).toBe('W3C')
    expect(keyFrom('ISO/IEC JTC 1/SC 38')).toBe('ISOIECJTC1')
    expect(keyFrom('Open Geospatial Consortium')).toBe('OGC')
    expect(keyFrom('Interoperabilityforum')).toBe('INTEROPERABI')
    expect(nextFreeKey('CSCC', new Set())).toBe('CSCC')
    expect(nextFreeKey('CSCC', new Set(['CSCC', 'CSCC2']))).toBe('CSCC3')
  })
})

describe('how often', () => {
  it.each([
    ['yearly', 12],
    ['annually', 12],
    ['approximately once per year', 12],
    ['once a year', 12],
    ['every 6 months', 6],
    ['half-yearly', 6],
    ['twice a year', 6],
    ['quarterly', 3],
    ['every two years', 24],
    ['once every two years', 24],
    ['every third year', 36],
    ['every second year', 24],
    ['biennially', 24],
    ['every twelve (12) months', 12],
    ['three times a year', 4],
    ['at intervals of two years', 24],
    ['twice yearly', 6],
    ['once every calendar year', 12],
    ['every other year', 24],
    ['every half year', 6],
    ['18-monthly', 18],
    ['at six-month intervals', 6],
    ['monthly', 1],
    ['once, then decide', null],
    ['determine frequency', null],
  ])('%s', (written, months) => {
    expect(parseCadence(written)).toEqual({ ok: true, value: { written, months } })
  })

  it('is found in running text and not inside other words', () => {
    expect(findCadence('It should be reviewed approximately once per year.')?.cadence).toEqual({
      written: 'approximately once per year',
      months: 12,
    })
    expect(findCadence('They predetermine frequency bands.')).toBeNull()
    expect(parseCadence('now and then').ok).toBe(false)
  })

  it('the next one counts from the last completed', () => {
    expect(nextAfter({ written: 'yearly', months: 12 }, '2012-02-29' as Day)).toBe('2013-02-28')
    expect(nextAfter({ written: 'once, then decide', months: null }, '2012-02-29' as Day)).toBeNull()
  })
})
