import { describe, expect, it } from 'vitest'
import type { Day, Instant, TimeOfDay, Zone } from '../../kernel/time.js'
import type { ForeseenNotice, RegisterAt } from '../../platform/feature.js'
import { comingBlocks, stageWords } from './coming.js'

const register: RegisterAt = {
  id: 'r1',
  key: 'OGF',
  title: null,
  state: 'draft',
  zone: 'Pacific/Auckland' as Zone,
  at: '09:00' as TimeOfDay,
  holidays: [],
  dayFirst: false,
  ladder: null,
  reviewLadder: null,
  answerLadder: null,
  overdue: null,
  initiated: null,
  homeChannel: null,
  channels: [],
  parties: [],
}

function notice(ref: string, stage: string, at: string): ForeseenNotice {
  const due = '2012-06-30' as Day
  return { kind: 'milestone', registerId: 'r1', ref, thingId: ref, stage, due, acts: 0, parties: [], at: at as Instant, text: '' }
}

describe('what is coming', () => {
  it.each([
    ['T-30', '30 days before'],
    ['T-1', '1 day before'],
    ['T-0', 'on the day'],
    ['T+1', '1 day overdue'],
    ['T+52', '52 days overdue'],
  ])('%s is %s', (stage, words) => {
    expect(stageWords(stage)).toBe(words)
  })

  it('has a line for each morning, by the day of the register’s zone, in the order of time', () => {
    const drawn = JSON.stringify(
      comingBlocks(
        register,
        [
          notice('OGF-M10', 'T-14', '2012-03-15T20:00:00.000Z'),
          notice('OGF-M2', 'T-30', '2012-02-29T20:00:00.000Z'),
          notice('OGF-M9', 'T-7', '2012-03-15T20:00:00.000Z'),
        ],
        90,
      ),
    )
    expect(drawn).toContain('1 Mar 2012  *OGF-M2* 30 days before\\n16 Mar 2012  *OGF-M9* 7 days before, *OGF-M10* 14 days before')
  })

  it('counts the mornings that it does not list', () => {
    const many = Array.from({ length: 17 }, (_, index) =>
      notice('OGF-M1', 'T-7', `2012-03-${String(index + 1).padStart(2, '0')}T20:00:00.000Z`),
    )
    expect(JSON.stringify(comingBlocks(register, many, 90))).toContain('and 2 more mornings of the next 90 days')
    expect(JSON.stringify(comingBlocks(register, [], 90))).toContain('Nothing of OGF comes up')
  })
})
