/** However rarely, often, late or twice it is asked: the planner says what the plain reference says, invents nothing and loses no latest stage. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assembleAll } from '../../src/app.js'
import type { Milestone } from '../../src/features/milestones/model.js'
import type { Setting } from '../../src/features/milestones/rules.js'
import { assign, done, drop, move, reopen, snooze, speaking } from '../../src/features/milestones/rules.js'
import { addDays, dayIn } from '../../src/kernel/calendar.js'
import type { Decision } from '../../src/kernel/decision.js'
import { takeUp } from '../../src/kernel/ladder.js'
import type { Period } from '../../src/kernel/period.js'
import { dueDay } from '../../src/kernel/period.js'
import type { Result } from '../../src/kernel/problem.js'
import type { Day, Instant, TimeOfDay, Zone } from '../../src/kernel/time.js'
import { instantFromMs, msOf } from '../../src/kernel/time.js'
import { nextNoticeAt, planDated } from '../../src/platform/dated.js'
import type { RegisterAt } from '../../src/platform/feature.js'
import { registerAt } from '../../src/platform/platform.fixture.js'
import type { Tx } from '../../src/platform/store.js'
import type { Reference, Settings } from './reference.js'
import { createReference } from './reference.js'

const KEY = 'CSCC'
const BEGIN = Date.parse('2012-01-02T00:00:00Z')
const HALF_HOUR_MS = 1_800_000
const LENGTH = 200 * 48
const day = (ahead: number): Day => addDays('2012-01-02' as Day, ahead)

/** What happens at one moment of a life; moments are half hours from its beginning. */
type Happening =
  | { readonly kind: 'look' }
  | { readonly kind: 'assign' | 'done' | 'drop' | 'reopen'; readonly thing: number }
  | { readonly kind: 'move' | 'snooze'; readonly thing: number; readonly ahead: number }
  | { readonly kind: 'set'; readonly settings: Settings }
  | { readonly kind: 'bind' }

interface Life {
  readonly settings: Settings
  readonly things: readonly { readonly due: Day; readonly long: boolean }[]
  readonly events: readonly { readonly at: number; readonly what: Happening }[]
}

const settings: fc.Arbitrary<Settings> = fc.record(
  {
    zone: fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'America/Sao_Paulo',
      'Asia/Amman',
      'Asia/Kolkata',
      'Asia/Tehran',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
      'Pacific/Kiritimati',
    ),
    at: fc.constantFrom('09:00', '08:15', '00:30', '02:30', '16:45'),
    holidays: fc.uniqueArray(fc.integer({ min: -10, max: 210 }).map(day), { maxLength: 12 }).map((days) => days.toSorted()),
    ladder: fc.uniqueArray(fc.integer({ min: 0, max: 70 }), { minLength: 1, maxLength: 5 }).map((days) => days.toSorted((a, b) => b - a)),
    overdue: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }).map((days) => days.toSorted((a, b) => a - b)),
  },
  { requiredKeys: ['zone', 'at', 'holidays'] },
)
const things = fc.array(fc.record({ due: fc.integer({ min: -40, max: 150 }).map(day), long: fc.boolean() }), { minLength: 1, maxLength: 3 })
const thing = fc.nat({ max: 2 })
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('assign' as const, 'done' as const, 'drop' as const, 'reopen' as const), thing }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('snooze' as const), thing, ahead: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), thing, ahead: fc.integer({ min: 0, max: 90 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('set' as const), settings }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'bind' as const }) },
)
/** Looks every so often: each half hour, a few times a day, now and then, or with weeks in which the bot is down. */
const looks = fc
  .array(
    fc.record({
      step: fc.constantFrom(1, 3, 7, 48, 500, 1500),
      times: fc.integer({ min: 1, max: 150 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((stretches) => {
    const found: number[] = []
    let at = 0
    for (const { step, times } of stretches) {
      for (let index = 0; index < times && at + step <= LENGTH; index += 1) {
        at += step
        found.push(at)
      }
    }
    return found
  })
const acts = fc.array(fc.record({ at: fc.integer({ min: 0, max: LENGTH }), what: happening }), { maxLength: 14 })
const lives: fc.Arbitrary<Life> = fc
  .record({ settings, things, looks, acts })
  .map(({ settings: own, things: some, looks: when, acts: done }) => ({
    settings: own,
    things: some,
    events: [...when.map((at) => ({ at, what: { kind: 'look' as const } })), ...done].toSorted((a, b) => a.at - b.at),
  }))
/** As people act between two looks: ten minutes after the half hour. */
const instantOf = ({ at, what }: Life['events'][number]): Instant =>
  instantFromMs(BEGIN + at * HALF_HOUR_MS + (what.kind === 'look' ? 0 : 600_000))

function registerOf({ zone, at, holidays, ladder, overdue }: Settings): RegisterAt {
  return registerAt({
    key: KEY,
    zone: zone as Zone,
    at: at as TimeOfDay,
    holidays: holidays as Day[],
    ladder: ladder ? [...ladder] : null,
    reviewLadder: null,
    answerLadder: null,
    overdue: overdue ? [...overdue] : null,
    parties: [{ short: 'CSCC', channel: null }],
  })
}

type Row = Milestone & { nextNoticeAt: Instant | null }

/** The planner over things kept in memory, with the rules of milestones: nothing of it differs but where the rows lie. */
function planned(life: Life) {
  let register = registerOf(life.settings)
  const rows: Row[] = life.things.map(({ due, long }, index) => {
    const period: Period = { written: due, from: due, to: due, precision: long ? 'half' : 'day' }
    const begun: Milestone = {
      id: `m${index + 1}`,
      registerId: register.id,
      number: index + 1,
      text: '',
      group: null,
      priority: null,
      parties: [],
      due: period,
      firstDue: period,
      moves: 0,
      state: 'open',
      outcome: null,
      link: null,
      closedBy: null,
      closedAt: null,
      owners: [],
      acts: 0,
      ...takeUp(due, register, instantFromMs(BEGIN)),
    }
    return { ...begun, nextNoticeAt: nextNoticeAt(speaking(register, begun)) }
  })
  const keeps = (next: Milestone): void => {
    rows[next.number - 1] = { ...next, nextNoticeAt: nextNoticeAt(speaking(register, next)) }
  }
  const planner = planDated<Milestone>({
    kind: 'milestone',
    ladder: speaking,
    words: (_register, { number }) => ({ ref: `${KEY}-M${number}`, parties: [], text: '' }),
    listDue: async (_tx, now, limit) =>
      rows
        .filter((row) => row.nextNoticeAt !== null && row.nextNoticeAt <= now)
        .slice(0, limit)
        .map((row) => ({ thing: row, register })),
    listPlaced: async () => [],
    listOf: async () => rows.filter(({ state }) => state === 'open'),
    keepPlanned: async (_tx, id, planned) => {
      const index = rows.findIndex((row) => row.id === id)
      const row = rows[index]
      if (row) rows[index] = { ...row, ...planned }
    },
    draw: async () => ({ text: '', blocks: [], due: null }),
  })
  const registry = assembleAll()
  // Nothing in here asks the store for anything.
  const tx = {} as Tx
  return {
    rows,
    looks: async (now: Instant): Promise<string[]> => {
      const { notices } = await planner.plan(tx, now, 100, { workspace: 'T1', now, registry })
      return notices.map(({ ref, stage }) => `${ref} ${stage}`)
    },
    /** Whether the rules allow it; if so it is done. */
    acts: (now: Instant, index: number, rule: (setting: Setting, milestone: Milestone) => Result<Decision<Milestone>>): boolean => {
      const row = rows[index]
      const today = dayIn(now, register.zone)
      const decided = row && rule({ register, actor: { user: 'U1', steward: true }, now, today, dates: { today } }, row)
      if (!decided?.ok) return false
      keeps(decided.value.next)
      return true
    },
    sets: async (now: Instant, next: Settings): Promise<void> => {
      register = registerOf(next)
      await planner.takeUp(tx, register, now, 'calendar')
    },
    binds: (now: Instant): Promise<void> => planner.takeUp(tx, register, now, 'bound'),
    today: (now: Instant): Day => dayIn(now, register.zone),
  }
}

function referenceFor(life: Life): Reference {
  const reference = createReference()
  reference.register({ key: KEY, settings: life.settings, home: '#home', own: {}, stewards: [] })
  life.things.forEach(({ due, long }, index) => {
    reference.takesUp(KEY, { ref: `${KEY}-M${index + 1}`, kind: 'milestone', due, long, parties: [] }, instantFromMs(BEGIN))
  })
  return reference
}

/** Does to both what happens at one moment. */
async function happens(
  bot: ReturnType<typeof planned>,
  reference: Reference,
  what: Exclude<Happening, { kind: 'look' }>,
  now: Instant,
): Promise<void> {
  if (what.kind === 'set') {
    await bot.sets(now, what.settings)
    reference.settings(KEY, what.settings, now)
    return
  }
  if (what.kind === 'bind') {
    await bot.binds(now)
    reference.binds(KEY, '#home', now)
    return
  }
  const ref = `${KEY}-M${what.thing + 1}`
  const today = bot.today(now)
  switch (what.kind) {
    case 'assign':
      if (bot.acts(now, what.thing, (setting, one) => assign(setting, one, { owner: now, party: 'CSCC' }))) reference.act(ref, now)
      return
    case 'done':
      if (bot.acts(now, what.thing, (setting, one) => done(setting, one, { outcome: 'agreed', link: undefined }))) reference.close(ref)
      return
    case 'drop':
      if (bot.acts(now, what.thing, (setting, one) => drop(setting, one, 'agreed'))) reference.close(ref)
      return
    case 'reopen':
      if (bot.acts(now, what.thing, (setting, one) => reopen(setting, one, 'missed'))) reference.reopen(ref, now)
      return
    case 'snooze': {
      const until = addDays(today, what.ahead)
      if (bot.acts(now, what.thing, (setting, one) => snooze(setting, one, until))) reference.snooze(ref, until, now)
      return
    }
    case 'move': {
      const due = addDays(today, what.ahead)
      if (bot.acts(now, what.thing, (setting, one) => move(setting, one, { due, reason: 'late' })))
        reference.takesUp(KEY, { ref, kind: 'milestone', due, long: false, parties: [] }, now)
    }
  }
}

/** What the planner and the reference say in a life, one line a thing said. */
async function lived(life: Life, often = 1): Promise<{ said: string[]; predicted: string[]; waiting: Row[] }> {
  const bot = planned(life)
  const reference = referenceFor(life)
  const said: string[] = []
  const predicted: string[] = []
  for (const event of life.events) {
    const now = instantOf(event)
    if (event.what.kind !== 'look') {
      await happens(bot, reference, event.what, now)
      continue
    }
    for (let times = 0; times < often; times += 1) said.push(...(await bot.looks(now)).toSorted().map((one) => `${now} ${one}`))
    predicted.push(...reference.looks(now).flatMap(({ items }) => items.map((one) => `${now} ${one}`)))
  }
  return { said, predicted, waiting: bot.rows }
}

describe('the planner, whenever it is asked and whatever people do', () => {
  it('says what the plain reference says', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const { said, predicted } = await lived(life)
        expect(said).toEqual(predicted)
      }),
      { numRuns: 100 },
    )
  })

  it('asked twice says nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        expect((await lived(life, 2)).said).toEqual((await lived(life)).said)
      }),
      { numRuns: 25 },
    )
  })

  it('asked rarely says only what it would have said asked often, and of each thing the latest', async () => {
    await fc.assert(
      fc.asyncProperty(lives, fc.integer({ min: 2, max: 1500 }), async (life, step) => {
        const untouched = (every: number): Life => ({
          ...life,
          events: Array.from({ length: Math.floor(LENGTH / every) }, (_, index) => ({ at: (index + 1) * every, what: { kind: 'look' } })),
        })
        const often = (await lived(untouched(1))).said
        const stagesOf = (said: readonly string[]): string[] => said.map((line) => line.split(' ').slice(1).join(' '))
        const { said } = await lived(untouched(step))
        expect(stagesOf(often)).toEqual(expect.arrayContaining(stagesOf(said)))
        expect(new Set(stagesOf(said)).size).toBe(said.length)
        for (const line of said) {
          const [now = '', ref = '', stage] = line.split(' ')
          const latest = often.filter((one) => one.slice(0, 24) <= now && one.includes(` ${ref} `)).at(-1)
          expect(stage).toBe(latest?.split(' ')[2])
        }
      }),
      { numRuns: 8 },
    )
  })

  it('leaves nothing unsaid whose time has come, when asked in working hours', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const { waiting } = await lived(life)
        const last = life.events.filter(({ what }) => what.kind === 'look').at(-1)
        for (const row of waiting) {
          if (last && row.nextNoticeAt !== null && dueDay(row.due) !== null)
            expect(msOf(row.nextNoticeAt)).toBeGreaterThan(msOf(instantOf(last)))
        }
      }),
      { numRuns: 25 },
    )
  })
})
