/** Steps that several stories share: reading a document in, and holding a refusal to having changed nothing. */
import { expect } from 'vitest'
import type { World } from './index.js'
import type { Answer, Persona } from './persona.js'

/** Everything a person's act may change, counted. */
async function state(world: World): Promise<Record<string, unknown>> {
  return world.store().read(async (db) => ({
    registers: await db.register.findMany({ orderBy: { id: 'asc' } }),
    milestones: await db.milestone.findMany({ orderBy: { id: 'asc' } }),
    reviews: await db.review.findMany({ orderBy: { id: 'asc' } }),
    contacts: await db.contact.findMany({ orderBy: { id: 'asc' } }),
    roster: await db.rosterEntry.findMany({ orderBy: { id: 'asc' } }),
    drafts: await db.draft.findMany({ include: { asked: true }, orderBy: { id: 'asc' } }),
    feedback: await db.feedback.findMany({ orderBy: { id: 'asc' } }),
    coverage: await db.coverage.findMany({ orderBy: { id: 'asc' } }),
    contributions: await db.contribution.findMany({ orderBy: { id: 'asc' } }),
    activities: await db.activity.findMany({ orderBy: { id: 'asc' } }),
    entries: await db.auditEntry.count(),
    outbox: await db.outbox.count(),
  }))
}

/** Does something that must change nothing, and hands on what was answered. */
export async function changesNothing<T>(world: World, work: () => Promise<T>): Promise<T> {
  const before = await state(world)
  const answer = await work()
  expect(await state(world)).toEqual(before)
  return answer
}

/** One private message that says so, and nothing changed. */
export async function refused(world: World, words: RegExp, work: () => Promise<Answer>): Promise<string> {
  const answer = await changesNothing(world, work)
  expect(answer.text).toMatch(words)
  expect(answer.messages.map(({ text }) => text)).toHaveLength(1)
  expect(answer.text.length).toBeLessThan(400)
  return answer.text
}

/** Sends a document beside a mention; the answer is what is said once it was read. */
export async function sends(person: Persona, name: string, bytes: Uint8Array | string, channel: string): Promise<Answer> {
  return person.uploads(name, bytes, { in: channel, mention: '' })
}

/** Reads a document in through a mention and its check screen, and keeps it. */
export async function readsIn(
  person: Persona,
  name: string,
  bytes: Uint8Array | string,
  channel: string,
  values: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  await sends(person, name, bytes, channel)
  await person.clicks('Check and save', { in: channel })
  return person.submits(values)
}

/** References of milestones and reviews that a text names: `CSCC-M3`. */
export function refsIn(text: string): string[] {
  return [...new Set(text.match(/\b[A-Z][A-Z0-9]*-[MR]\d+/g) ?? [])].sort()
}
