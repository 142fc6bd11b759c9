/** What approvals and feedback may be about in a register: a version of its text, a change to what was agreed, a term; and what follows from an outcome. */
import { referenceOf } from '../../kernel/reference.js'
import type { AgreedItem } from '../../platform/agreed.js'
import { commit } from '../../platform/commit.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting, Subject, SubjectNow, SubjectOutcome } from '../../platform/subject.js'
import { hashOfText } from '../../platform/text.js'
import { aboutChange, again, courseOf, deskOf, itemsNow, keepMoved, takeBack, written } from './act.js'
import type { Change, Term, Version } from './model.js'
import { askedFor, dropped } from './rules/changes.js'
import { activate, awaitAcknowledgement, openVersion, sendBack, versionInForce } from './rules/lifecycle.js'
import { ownRef } from './rules/states.js'
import { findFull, listTerms, stewardsOf } from './store/register.js'
import { closeChange, findChange, listOpenChanges, listVersions } from './store/version.js'
import { titleOf } from './views/register.js'

/** Makes what was collected for a version so; what can no longer be made is left out and said. */
async function applyAll(tx: Tx, who: Acting, at: RegisterAt, changes: readonly Change[]): Promise<void> {
  for (const change of changes) await makeSo(tx, who, at, change)
}

async function makeSo(tx: Tx, who: Acting, at: RegisterAt, change: Change): Promise<void> {
  const kind = who.registry.change(change.kind)
  if (!kind) throw new Error(`no feature makes changes of the kind ${change.kind}`)
  const made = await kind.apply(tx, who, at, change)
  await closeChange(tx, at.id, change.number, made.ok ? 'accepted' : 'withdrawn', who.now)
  if (!made.ok) await commit(tx, who, at.id, dropped(change, 'withdrawn', made.problem.sentence))
}

/** Brings an approved version into force, unless the register wants acknowledgements first and some are missing. */
async function bringIntoForce(tx: Tx, who: Acting, at: RegisterAt, version: Version, how: string): Promise<void> {
  const course = await courseOf(tx, who, at)
  const waiting = course.register.settings.acknowledge ? await unacknowledged(tx, who, at) : []
  if (waiting.length > 0) {
    if (version.state !== 'approved') await keepMoved(tx, who, at, awaitAcknowledgement(course, version, waiting, how))
    return
  }
  await applyAll(
    tx,
    who,
    at,
    (await listOpenChanges(tx, at.id)).filter((change) => change.version === version.number),
  )
  const present = await courseOf(tx, who, at)
  const decided = activate(present, version, how)
  const items = await itemsNow(tx, at, who.registry)
  const inForce = decided.next.versions.map((one) => (one.number === version.number ? { ...one, items } : one))
  await keepMoved(tx, who, at, { ...decided, next: { ...decided.next, versions: inForce } })
}

export async function unacknowledged(db: Db, who: Pick<Acting, 'registry'>, at: RegisterAt): Promise<string[]> {
  const waiting: string[] = []
  for (const part of who.registry.submission) waiting.push(...(await part.unacknowledged(db, at.id)))
  return waiting
}

/** Somebody has acknowledged: a version that waited only for that comes into force. */
export async function acknowledged(tx: Tx, who: Acting, at: RegisterAt): Promise<void> {
  const version = openVersion(await listVersions(tx, at.id))
  if (version?.state === 'approved')
    await bringIntoForce(
      tx,
      who,
      at,
      version,
      `every party had approved (${version.approval ?? 'recorded'}), and every contact has acknowledged`,
    )
}

export const registerSubject: Subject = {
  kind: 'register',
  find: async (db, at) => {
    const versions = await listVersions(db, at.id)
    const version = openVersion(versions) ?? versionInForce(versions)
    if (!version || version.state === 'drafting') return null
    return {
      ref: ownRef(at.key),
      title: titleOf(at),
      version: version.label,
      ...written(version),
      parties: [],
      people: await stewardsOf(db, at.id),
    }
  },
  onOutcome: async (tx, who, at, _number, outcome) => {
    const version = openVersion(await listVersions(tx, at.id))
    // A second closing, or one about an earlier text, finds nothing that waits for it.
    if (version?.state !== 'approving') return
    if (outcome.kind !== 'passed') {
      await keepMoved(tx, who, at, sendBack(await courseOf(tx, who, at), version, outcome.sentence))
      return
    }
    if (outcome.textHash !== version.textHash) return
    await bringIntoForce(tx, who, at, { ...version, approval: outcome.approval }, `${outcome.sentence} (${outcome.approval})`)
  },
}

export const changeSubject: Subject = {
  kind: 'change',
  find: async (db, at, number) => {
    const change = number === null ? null : await findChange(db, at.id, number)
    return change && subjectOf(at, change)
  },
  onOutcome: async (tx, who, at, number, outcome) => {
    const change = number === null ? null : await findChange(tx, at.id, number)
    if (change?.state !== 'proposed') return
    await followOutcome(tx, who, at, change, outcome)
  },
}

async function followOutcome(tx: Tx, who: Acting, at: RegisterAt, change: Change, outcome: SubjectOutcome): Promise<void> {
  if (outcome.kind === 'passed') {
    await makeSo(tx, who, at, {
      ...change,
      reason: [change.reason, `${outcome.sentence} (${outcome.approval})`].filter(Boolean).join(' — '),
    })
    return
  }
  await leaveOut(tx, who, at, change, outcome.kind === 'failed' ? 'declined' : 'withdrawn', `${outcome.sentence} (${outcome.approval})`)
}

async function leaveOut(tx: Tx, who: Acting, at: RegisterAt, change: Change, state: 'declined' | 'withdrawn', why: string): Promise<void> {
  await closeChange(tx, at.id, change.number, state, who.now)
  await who.registry.change(change.kind)?.drop?.(tx, who, at, change)
  await commit(tx, who, at.id, dropped(change, state, why))
}

/** A party has declined a change: it does not come, and its question is closed with it. */
export async function declineChange(tx: Tx, who: Acting, at: RegisterAt, number: number, why: string): Promise<void> {
  const change = await findChange(tx, at.id, number)
  if (change?.state !== 'proposed') return
  await leaveOut(tx, who, at, change, 'declined', why)
  await deskOf(who.registry).withdraw(tx, who, at, aboutChange(number), why)
}

/** Only what changes is put to the parties: as it was, as it would be, and why. */
function subjectOf(at: RegisterAt, change: Change): SubjectNow {
  const line = (item: AgreedItem): string =>
    [`${item.name}: ${item.text}`, item.due === null ? null : `Due ${item.due}.`, item.about].filter((part) => part !== null).join(' ')
  const text = [
    change.before ? `Before: ${line(change.before)}` : null,
    change.after ? `After: ${line(change.after)}` : 'After: dropped',
    change.reason ? `Reason: ${change.reason}` : null,
  ]
    .filter((part) => part !== null)
    .join('\n')
  return {
    ref: change.ref,
    title: `${at.key}: ${change.title}`,
    version: null,
    text,
    textHash: hashOfText(`${change.number} ${text}`),
    parties: change.party === '' ? [] : askedFor(at, change.party),
    people: [change.proposedBy],
  }
}

/** Drops what was collected for a version that is given up. */
export async function dropCollected(tx: Tx, who: Acting, at: RegisterAt, reason: string): Promise<RegisterAt> {
  for (const change of await listOpenChanges(tx, at.id)) if (change.state === 'collected') await takeBack(tx, who, at, change, reason)
  return again(tx, who, at)
}

function termNow(register: RegisterAt, version: string | null, { number, label, text }: Term): SubjectNow {
  const ref = referenceOf(register.key, 'term', number)
  return { ref, title: `${label}. ${text}`, version, text, textHash: hashOfText(text), parties: [], people: [] }
}

export const termSubject: Subject = {
  kind: 'term',
  find: async (db, register, number) => {
    const term = (await listTerms(db, register.id)).find((one) => one.number === number)
    return term ? termNow(register, (await findFull(db, register.id)).version, term) : null
  },
  list: async (db, register) => {
    const { version } = await findFull(db, register.id)
    return (await listTerms(db, register.id)).map((term) => termNow(register, version, term))
  },
}
