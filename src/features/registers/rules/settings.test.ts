import { describe, expect, it } from 'vitest'
import type { Day, TimeOfDay, Zone } from '../../../kernel/time.js'
import type { RegisterAt } from '../../../platform/feature.js'
import type { Register } from '../model.js'
import type { SetRequest } from './settings.js'
import { flatSettings, set } from './settings.js'

const register: Register = {
  id: 'r1',
  workspace: 'T1',
  key: 'OGF',
  title: null,
  version: null,
  initiated: null,
  state: 'draft',
  settings: {
    zone: 'UTC' as Zone,
    at: '09:00' as TimeOfDay,
    holidays: [],
    ladder: null,
    overdue: null,
    dayFirst: false,
    proposing: true,
    acknowledge: false,
    expires: null,
    notice: null,
  },
  homeChannel: null,
  approvalTarget: null,
  partnerDocument: null,
  cadence: null,
  parties: [],
  approvals: [],
  gates: [],
  ipr: [],
}
const at: RegisterAt = {
  ...register,
  ...register.settings,
  ladder: null,
  reviewLadder: null,
  answerLadder: null,
  channels: [],
  parties: [],
}
const today = '2012-03-01' as Day
const dates = { today, dayFirst: false, reference: null }

function sets(request: SetRequest, of: Register = register) {
  return set(at, of, request, dates, today)
}

describe('the stages of a register', () => {
  it.each<[SetRequest, Partial<Record<string, string>>]>([
    [{ ladder: '0, 14 30;7,7' }, { ladder: '30,14,7,0', reviews: 'usual', answers: 'usual' }],
    [{ reviews: '90,30' }, { ladder: 'usual', reviews: '90,30', answers: 'usual' }],
    [{ answers: '2,10' }, { answers: '10,2' }],
    [{ overdue: '22,1,8' }, { overdue: '1,8,22' }],
    [
      { reviews: '30', overdue: '5' },
      { reviews: '30', overdue: '5' },
    ],
  ])('are read from %o', (request, expected) => {
    const decided = sets(request)
    expect(decided.ok && flatSettings(decided.value.next.settings)).toMatchObject(expected)
  })

  it('are the usual ones again at a word, each by itself', () => {
    const both = sets({ ladder: '10', reviews: '20' })
    if (!both.ok) expect.fail(both.problem.sentence)
    const one = sets({ ladder: 'usual' }, both.value.next)
    if (!one.ok) expect.fail(one.problem.sentence)
    expect(one.value.next.settings.ladder).toEqual({ before: null, reviews: [20], answers: null })
    const none = sets({ reviews: 'Usual' }, one.value.next)
    expect(none.ok && none.value.next.settings.ladder).toBeNull()
  })

  it.each<[SetRequest, string]>([
    [{ ladder: 'soon' }, 'ladder:30,14,7,1,0'],
    [{ reviews: '-3' }, 'reviews:60,30,14,0'],
    [{ answers: '1.5' }, 'answers:14,7,3,1,0'],
    [{ overdue: '0,1' }, 'overdue:1,8,15,22'],
    [{ reviews: '' }, 'reviews:60,30,14,0'],
  ])('refuse %o with an example', (request, example) => {
    const refused = sets(request)
    expect(!refused.ok && refused.problem.hint).toContain(example)
    expect(!refused.ok && refused.problem.field).toBe(Object.keys(request)[0])
  })
})
