import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgreedItem } from '../../../platform/agreed.js'
import type { LifeAct } from '../../../platform/feature.js'
import type { RegisterState } from '../model.js'
import { RegisterState as States } from '../model.js'
import { differences, project } from './agreed.js'
import { askedFor, sideOf, waitingWords } from './changes.js'
import { nextLabel } from './lifecycle.js'
import { allowed } from './states.js'

const item = (ref: string, due: string | null = null): AgreedItem => ({
  ref,
  kind: 'milestone',
  name: ref,
  text: `what ${ref} promises`,
  due,
  parties: [],
  about: null,
})

describe('the state of a register', () => {
  const open: readonly RegisterState[] = ['draft', 'approving', 'active', 'review-due']
  const table: readonly (readonly [LifeAct, readonly RegisterState[]])[] = [
    ['edit', open],
    ['set', open],
    ['work', open],
    ['end', open],
    ['bind', States.options],
    ['submit', ['draft', 'active', 'review-due']],
    ['revise', ['active', 'review-due']],
    ['answer', ['approving', 'active', 'review-due']],
  ]
  it.each(table)('allows to %s in its states and refuses it with a next step in all others', (act, states) => {
    for (const state of States.options) {
      const may = allowed({ key: 'OGF', state }, act)
      expect(may.ok, state).toBe(states.includes(state))
      if (!may.ok) expect(may.problem.hint).toMatch(/`\/wg register \w+ OGF`/)
    }
  })

  it.each([
    ['1.0', '1.1'],
    ['1.9', '1.10'],
    ['v2', 'v3'],
    ['final', null],
    [null, null],
  ])('a version after %s is %s', (label, next) => expect(nextLabel(label)).toBe(next))
})

describe('who agrees to a change', () => {
  const parties = [{ short: 'OGF' }, { short: 'DMTF' }]
  it.each([
    ['an approver of one party', [{ role: 'approver', party: 'DMTF' } as const], [], ['OGF']],
    ['a steward of none', [{ role: 'steward', party: '' } as const], [], ['OGF', 'DMTF']],
    [
      'somebody of two parties',
      [{ role: 'steward', party: 'OGF' } as const, { role: 'approver', party: 'DMTF' } as const],
      [],
      ['OGF', 'DMTF'],
    ],
    ['an owner without a seat', [{ role: 'observer', party: 'OGF' } as const], ['OGF'], ['DMTF']],
    ['an observer', [{ role: 'observer', party: 'OGF' } as const], [], ['OGF', 'DMTF']],
  ])('%s asks the right ones', (_who, seats, owned, asked) => expect(askedFor({ parties }, sideOf(seats, owned))).toEqual(asked))

  it('says what waits for whom', () => {
    expect(waitingWords({ what: '2H2012', missing: ['CSCC'], version: null })).toBe('proposed: 2H2012, waits for CSCC')
    expect(waitingWords({ what: 'new', missing: [], version: '1.1' })).toBe('in version 1.1: new')
  })
})

describe('the text of a version', () => {
  it('tells what was moved, reworded, added and dropped', () => {
    const from = [item('A', '1H2012'), item('B'), item('C')]
    const to = [item('A', '2H2012'), { ...item('B'), text: 'other words' }, item('D')]
    expect(differences(from, to).map(({ kind }) => kind)).toEqual(['moved', 'reworded', 'added', 'dropped'])
  })

  const texts = fc.uniqueArray(fc.record({ ref: fc.constantFrom(...'ABCDEFG'), due: fc.constantFrom(null, '1H2012', '2H2012') }), {
    selector: ({ ref }) => ref,
  })
  it('is reached by the changes that its differences are', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [from, to] = [one, other].map((refs) => refs.map(({ ref, due }) => item(ref, due))) as [AgreedItem[], AgreedItem[]]
        const changes = differences(from, to).map((found) => {
          const before = found.kind === 'added' ? null : found.before
          const after = found.kind === 'dropped' ? null : found.after
          return { ref: (after ?? before)?.ref ?? '', before, after }
        })
        expect(differences(project(from, changes), to)).toEqual([])
      }),
    )
  })
})
