import { describe, expect, it } from 'vitest'
import type { Requirement, Standard, Statement } from './model.js'
import { countsOf, gapsFirst, isStale, laterVersion, metBy } from './rules.js'

const statement = (level: Statement['level'], version = '2.0'): Statement => ({
  kind: level === null ? 'relevance' : 'coverage',
  party: 'DMTF',
  standard: 'DSP0263',
  version,
  level,
  reason: 'x',
  givenBy: 'U1',
})
const needs = (number: number, ...statements: Statement[]): Requirement => ({
  id: `q${number}`,
  number,
  party: 'CSCC',
  text: 'x',
  link: null,
  statements,
})
const standards: Standard[] = [{ name: 'DSP0263', version: '2.0' }]

describe('versions', () => {
  it.each([
    ['2.0', '1.0', true],
    ['1.10', '1.9', true],
    ['1.0.1', '1.0', true],
    ['1.0', '1.0', false],
    ['1.9', '1.10', false],
    ['2.0b', '2.0a', true],
  ])('%s comes after %s: %s', (version, than, later) => expect(laterVersion(version, than)).toBe(later))

  it('other than the one in force make a statement stale', () => {
    expect(isStale(statement('fully', '1.0'), standards)).toBe(true)
    expect(isStale(statement('fully'), standards)).toBe(false)
  })
})

describe('gaps', () => {
  const all = [
    needs(1, statement('fully')),
    needs(2, statement('fully', '1.0')),
    needs(3, statement('no'), statement('partly')),
    needs(4),
    needs(5, statement(null)),
    needs(6, statement('planned')),
  ]

  it('are what nothing in force satisfies: neither stale words nor relevance fill them', () => {
    expect(all.map((one) => metBy(one, standards))).toEqual([3, 0, 2, 0, 0, 1])
    expect(countsOf(all, standards)).toEqual({ gaps: 3, stale: 1 })
  })

  it('come first', () => expect(gapsFirst(all, standards).map(({ number }) => number)).toEqual([2, 4, 5, 6, 3, 1]))
})
