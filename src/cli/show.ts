/** `registrar show`: one register with everything in it. */
import { assembleAll } from '../app.js'
import { listActivities } from '../features/activities/index.js'
import { listMilestones } from '../features/milestones/index.js'
import { findFull, listTerms, standingLines, standsOf, titleOf } from '../features/registers/index.js'
import { listReviews } from '../features/reviews/index.js'
import { showPeriod } from '../kernel/period.js'
import { referenceOf } from '../kernel/reference.js'
import type { Call, Opened } from './call.js'
import { findByKey, print, printJson, UsageProblem, withStore } from './call.js'

async function contentsOf(opened: Opened, key: string) {
  const at = await findByKey(opened, key)
  return opened.store.read(async (db) => ({
    register: await findFull(db, at.id),
    stands: await standsOf(db, at, assembleAll()),
    milestones: await listMilestones(db, at.id),
    activities: await listActivities(db, at.id),
    terms: await listTerms(db, at.id),
    reviews: await listReviews(db, at.id),
  }))
}

type Contents = Awaited<ReturnType<typeof contentsOf>>

function machineForm({ register, stands, milestones, activities, terms, reviews }: Contents): unknown {
  const { key } = register
  return {
    key,
    title: register.title,
    version: register.version,
    state: register.state,
    inForce: stands.inForce?.label ?? null,
    asked: stands.open && { version: stands.open.label, state: stands.open.state, missing: stands.standing?.missing ?? [] },
    initiated: register.initiated,
    parties: register.parties,
    channel: register.homeChannel,
    settings: register.settings,
    approvals: register.approvals,
    gates: register.gates,
    ipr: register.ipr,
    partnerDocument: register.partnerDocument,
    terms: terms.map(({ number, label, text }) => ({ ref: referenceOf(key, 'term', number), label, text })),
    milestones: milestones.map(({ number, text, group, priority, parties, due, firstDue, moves, state, outcome, link, owners }) => ({
      ref: referenceOf(key, 'milestone', number),
      text,
      group,
      priority,
      parties,
      due,
      firstDue,
      moves,
      state,
      outcome,
      link,
      owners,
    })),
    activities: activities.map(({ number, text, state, outcome }) => ({ ref: referenceOf(key, 'activity', number), text, state, outcome })),
    reviews: reviews.map(({ number, due, state, outcome, note }) => ({
      ref: referenceOf(key, 'review', number),
      due,
      state,
      outcome,
      note,
    })),
  }
}

function asText({ register, stands, milestones, activities, terms, reviews }: Contents): string {
  const { key } = register
  const part = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n`
  return [
    `${key}  ${titleOf(register)}\n${register.version ? `version ${register.version}` : 'no version'} · ${register.state} · ${register.parties.map(({ short }) => short).join(', ')}\n`,
    part(
      'Standing',
      standingLines(register, stands).map((line) => line.replace(/`/g, '')),
    ),
    part(
      'Milestones',
      milestones.map(({ number, text, due, state }) => `${referenceOf(key, 'milestone', number)}  ${state}  ${showPeriod(due)}  ${text}`),
    ),
    part(
      'On-going activities',
      activities.map(({ number, text, state }) => `${referenceOf(key, 'activity', number)}  ${state}  ${text}`),
    ),
    part(
      'Reviews',
      reviews.map(({ number, due, state }) => `${referenceOf(key, 'review', number)}  ${state}  ${showPeriod(due)}`),
    ),
    part(
      'Terms',
      terms.map(({ number, label, text }) => `${referenceOf(key, 'term', number)}  ${label}. ${text}`),
    ),
  ].join('')
}

export const showCall: Call = {
  name: 'show',
  usage: 'show KEY [--json]',
  does: 'Shows one register with its milestones, activities, reviews and terms.',
  options: { json: { type: 'boolean' } },
  run: async ({ values, words }) => {
    const [key, more] = words
    if (key === undefined || more !== undefined) throw new UsageProblem(`Name one register. Usage: registrar ${showCall.usage}`)
    const contents = await withStore((opened) => contentsOf(opened, key))
    if (values.json === true) printJson(machineForm(contents))
    else print(asText(contents))
    return 0
  },
}
