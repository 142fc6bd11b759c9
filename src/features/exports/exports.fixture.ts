/** Registers made up for the tests of exports. */
import { parsePeriod, undated } from '../../kernel/period.js'
import type { Day, Instant, TimeOfDay } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import type { Contents } from '../../platform/exporter.js'
import type { Item, Sheet } from './model.js'

export function period(written: string): Item['due'] {
  const parsed = parsePeriod(written)
  return parsed.ok ? parsed.value : undated(written)
}

export function item(number: number, due: string, more: Partial<Item> & { readonly was?: string } = {}): Item {
  const { was, ...rest } = more
  return {
    ref: `OGF-M${number}`,
    kind: 'milestone',
    text: `Profile ${number} of the joint work`,
    due: period(due),
    firstDue: period(was ?? due),
    moves: was === undefined ? 0 : 1,
    state: 'open',
    group: null,
    priority: null,
    parties: [],
    owners: [],
    outcome: null,
    link: null,
    closedAt: null,
    changes: was === undefined ? 0 : 1,
    ...rest,
  }
}

export const nothing: Contents = {
  title: null,
  version: null,
  initiated: null,
  parties: [
    { name: 'Open Grid Forum', short: 'OGF' },
    { name: 'Distributed Management Task Force', short: 'DMTF' },
  ],
  terms: [],
  ipr: [],
  gates: [],
  milestones: [],
  activities: [],
  review: null,
  contacts: [],
  approvalTarget: null,
  approvals: [],
  partnerDocument: null,
}

export function sheet(items: readonly Item[], more: Partial<Sheet> = {}): Sheet {
  return {
    register: {
      id: 'r1',
      key: 'OGF',
      title: null,
      state: 'draft',
      zone: Zone.parse('UTC'),
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
      parties: nothing.parties.map(({ short }) => ({ short, channel: null })),
    },
    name: 'Work register of OGF and DMTF',
    ended: false,
    contents: nothing,
    sections: [],
    items,
    now: '2012-03-01T09:00:00.000Z' as Instant,
    today: '2012-03-01' as Day,
    ...more,
  }
}
