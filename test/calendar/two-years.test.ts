/** Two years of two registers in each of seven zones: every digest of the bot, in channels and to people, stands in the calendar of a plain reference, and no other. */
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { standardsLiaison } from '../../src/playground/people.js'
import { worlds } from '../world/index.js'
import { sample, sharedOrSay } from '../world/shared.js'
import type { CalendarBot } from './bots.js'
import { wholeBot, wirelessBot } from './bots.js'
import type { Message, Register, Settings } from './reference.js'
import { createReference } from './reference.js'
import type { Place, Step } from './story.js'
import { BEGINS, ENDS, LATER_AT, outages, speaksLater, storyOf } from './story.js'
import { isWorkingDay, wallClock } from './zones.js'

const begin = worlds()
const HOUR_MS = 3_600_000
/** All 17,544 hours, as a bot that runs lives through them; otherwise those in which it is some register’s morning. */
const everyHour = process.env.EVERY_HOUR === '1'
const timeoutMs = everyHour ? 3_600_000 : 600_000

const usual = { at: '09:00', holidays: [] } as const
const settings: readonly Settings[] = [
  { ...usual, zone: 'Europe/Berlin', holidays: ['2011-12-26', '2012-01-02', '2012-05-01', '2012-06-29', '2012-10-03'] },
  { ...usual, zone: 'America/New_York' },
  { ...usual, zone: 'Pacific/Auckland', ladder: [45, 10, 3, 0], overdue: [2, 9, 20] },
  { ...usual, zone: 'Australia/Lord_Howe', at: '08:15' },
  { ...usual, zone: 'Pacific/Kiritimati' },
  { ...usual, zone: 'UTC', holidays: ['2012-02-29', '2012-03-30'] },
  { ...usual, zone: 'America/Sao_Paulo', at: '07:45' },
]

function placeOf(one: Settings, index: number): Place {
  const number = index + 1
  const register = (key: string, home: string | null, own: Register['own'] = {}): Register => ({
    key,
    settings: one,
    home,
    own,
    stewards: ['alice'],
  })
  return {
    number,
    // One speaks to its steward until it is bound; one has a channel of a party’s own; some have a channel for each register.
    first: register(`CSCC${number}`, number === 5 ? null : `#work-${number}`),
    second: register(`OGF${number}`, number % 3 === 2 ? `#more-${number}` : `#work-${number}`, number === 4 ? { DMTF: '#dmtf-4' } : {}),
    secondFrom: number === 6 ? '2011-11-21T10:20:00.000Z' : '2011-01-04T10:20:00.000Z',
  }
}

const places = settings.map(placeOf)

/** The instants at which the bot looks at its clock. */
function looks(of: readonly Place[]): string[] {
  const all = Array.from({ length: (Date.parse(ENDS) - Date.parse(BEGINS)) / HOUR_MS }, (_, hour) => Date.parse(BEGINS) + hour * HOUR_MS)
  const up = all.filter((ms) => !outages.some(([from, to]) => ms >= Date.parse(from) && ms < Date.parse(to)))
  return up.filter((ms) => everyHour || backAgain(ms) || of.some((place) => isMorning(ms, place))).map((ms) => new Date(ms).toISOString())
}

function backAgain(ms: number): boolean {
  return outages.some(([, to]) => ms === Date.parse(to))
}

/** Whether a working morning of the place came within the last hour. */
function isMorning(ms: number, place: Place): boolean {
  const { zone, at } = place.first.settings
  const [day = '', time = ''] = wallClock(ms, zone).split(' ')
  const [, before = ''] = wallClock(ms - HOUR_MS, zone).split(' ')
  const times = speaksLater(place) && day >= '2012-08' ? [at, LATER_AT] : [at]
  return isWorkingDay(day, []) && times.some((speaks) => time >= speaks && before < speaks)
}

/** The documents themselves where they lie beside the project, for every other place; else the samples. */
function documentOf(place: Place, which: 'first' | 'second'): string {
  const name = which === 'first' ? 'registers/cscc-dmtf.txt' : 'registers/ogf-dmtf.txt'
  const file = place.number % 2 === 1 ? sharedOrSay(name, 'two years of the real registers (the samples stand in)') : null
  const text = file ? readFileSync(file, 'utf8') : sample(which === 'first' ? 'cscc.md' : 'ogf.md')
  // The same text is never kept twice, so each copy says whose it is.
  return text.replace('Background', `Background of copy ${place.number}`)
}

function settingWords({ zone, at, holidays, ladder, overdue }: Settings): string {
  const stages = `${ladder ? ` ladder:${ladder.join(',')}` : ''}${overdue ? ` overdue:${overdue.join(',')}` : ''}`
  return `zone:${zone} at:${at}${holidays.length > 0 ? ` holidays:${holidays.join(',')}` : ''}${stages}`
}

async function does(bot: CalendarBot, place: Place, { at, key, line, channel, reads }: Step): Promise<void> {
  if (!reads) return bot.types(at, line, channel)
  const { settings: own, home, own: channels } = place[reads]
  await bot.reads(at, key, documentOf(place, reads), reads === 'second' ? '30 September 2011' : null)
  const words = settingWords(own)
  if (words !== 'zone:UTC at:09:00') await bot.types(at, `register set ${key} ${words}`, channel)
  if (home) await bot.types(at, `register bind ${key}`, home)
  for (const [party, where] of Object.entries(channels)) await bot.types(at, `register bind ${key} party:${party}`, where)
}

/** Who answers for the milestones of a register, as they were read: no matter of time, so it is taken from the register itself. */
async function partiesOf(bot: CalendarBot, key: string): Promise<[string, readonly string[]][]> {
  const rows = await bot.store().read((db) => db.milestone.findMany({ where: { register: { key } } }))
  return rows.map(({ number, parties }) => [`${key}-M${number}`, parties as string[]])
}

/** Lives through both years; what was said, and what the reference says. */
async function lives(bot: CalendarBot, of: readonly Place[]): Promise<{ said: Message[]; predicted: Message[] }> {
  const parties = new Map<string, readonly string[]>()
  const reference = createReference()
  const steps = of
    .flatMap((place) => storyOf(place, (ref) => parties.get(ref) ?? []).map((step) => ({ place, step })))
    .toSorted((a, b) => a.step.at.localeCompare(b.step.at))
  const predicted: Message[] = []
  const said: Message[] = []
  let next = 0
  for (const now of looks(of)) {
    for (let one = steps[next]; one && one.step.at <= now; one = steps[next]) {
      next += 1
      await does(bot, one.place, one.step)
      if (one.step.reads) for (const [ref, those] of await partiesOf(bot, one.step.key)) parties.set(ref, those)
      one.step.tell(reference)
    }
    said.push(...(await bot.looks(now, backAgain(Date.parse(now)))))
    predicted.push(...reference.looks(now))
  }
  expect(next, 'everything of the story was done').toBe(steps.length)
  return { said, predicted }
}

function written(messages: readonly Message[]): string[] {
  return messages.map(({ at, to, items }) => `${at} ${to}: ${items.join(', ')}`).toSorted()
}

describe('two years are the calendar that the plain reference predicts', () => {
  const open: CalendarBot[] = []
  afterEach(async () => {
    for (const bot of open.splice(0)) await bot.close()
  })

  it(
    'for fourteen registers in seven zones',
    async () => {
      const bot = await wirelessBot(BEGINS)
      open.push(bot)
      const { said, predicted } = await lives(bot, places)
      expect(written(said)).toEqual(written(predicted))
      expect(predicted.length).toBeGreaterThan(400)
      // People are asked too: a contact by themself, the steward in one message with what an unbound register has to say.
      expect(predicted.filter(({ to, items }) => to === 'ben' && items.some((one) => one.includes('-contacts '))).length).toBeGreaterThan(7)
      expect(
        predicted.filter(({ to, items }) => to === 'alice' && ['-M', '-register '].every((part) => items.some((one) => one.includes(part))))
          .length,
      ).toBeGreaterThan(0)
    },
    timeoutMs,
  )

  it(
    'for two registers in Berlin, in a workspace with the whole bot',
    async () => {
      const [berlin] = places
      const of = berlin ? [berlin] : []
      const world = await begin({
        mode: 'http',
        now: BEGINS,
        seed: { ...standardsLiaison, channels: [...standardsLiaison.channels, { name: 'work-1', members: 'all' }] },
      })
      const { said, predicted } = await lives(wholeBot(world), of)
      expect(written(said)).toEqual(written(predicted))
      expect(predicted.length).toBeGreaterThan(50)
    },
    timeoutMs,
  )
})
