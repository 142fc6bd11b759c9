/** Gathers from the slices what exports are drawn from; rows are read, never written. */
import { dayIn } from '../../kernel/calendar.js'
import { referenceOf } from '../../kernel/reference.js'
import type { Contents } from '../../platform/exporter.js'
import type { DrawEnv, RegisterAt } from '../../platform/feature.js'
import { personNames } from '../../platform/people.js'
import type { Db } from '../../platform/store.js'
import { listActivities } from '../activities/index.js'
import { partyApprovals } from '../approvals/index.js'
import { listContacts } from '../contacts/index.js'
import { countRewordings, listMilestones } from '../milestones/index.js'
import { findFull, listSections, listTerms, silentStates, titleOf } from '../registers/index.js'
import { listReviews } from '../reviews/index.js'
import type { Item, Sheet } from './model.js'

/** That there is none is not what a document says. */
function documentOf(partner: Awaited<ReturnType<typeof findFull>>['partnerDocument']): Contents['partnerDocument'] {
  return partner === null || partner.state === 'none' ? null : { state: partner.state, text: partner.text }
}

export async function sheetOf(db: Db, register: RegisterAt, env: Pick<DrawEnv, 'workspace' | 'now'>): Promise<Sheet> {
  const full = await findFull(db, register.id)
  // What is only proposed is promised by nobody yet.
  const milestones = (await listMilestones(db, register.id)).flatMap((one) =>
    one.state === 'proposed' ? [] : [{ ...one, state: one.state }],
  )
  const reviews = await listReviews(db, register.id)
  const next = reviews.find(({ state }) => state !== 'closed')
  const recorded = full.approvals.filter(({ version }) => version === full.version)
  const given = await partyApprovals(db, register, full.version)
  const contents: Contents = {
    title: full.title,
    version: full.version,
    initiated: full.initiated,
    parties: full.parties,
    terms: await listTerms(db, register.id),
    ipr: full.ipr.map((text) => ({ text })),
    gates: full.gates,
    // As in what its parties agreed: what was dropped is promised by nobody any more.
    milestones: milestones.filter(({ state }) => state !== 'dropped'),
    activities: (await listActivities(db, register.id)).filter(({ state }) => state === 'open'),
    review: next || full.cadence ? { due: next?.due ?? null, cadence: full.cadence } : null,
    contacts: (await listContacts(db, register.id)).filter(({ state }) => state !== 'replaced'),
    approvalTarget: full.approvalTarget,
    approvals: [...recorded, ...given.filter(({ party }) => !recorded.some((one) => one.party === party))],
    partnerDocument: documentOf(full.partnerDocument),
  }
  const names = await personNames(db, env.workspace)
  const rewordings = await countRewordings(db, register.id)
  const items: Item[] = [
    ...milestones.map((one) => {
      const ref = referenceOf(register.key, 'milestone', one.number)
      const owners = one.owners.map(({ user, party }) => `${names.get(user) ?? user} (${party})`)
      return { ...one, kind: 'milestone' as const, ref, owners, changes: one.acts + (rewordings.get(ref) ?? 0) }
    }),
    ...reviews.map(({ number, due, firstDue, moves, state, outcome, note, closedAt, acts }) => ({
      kind: 'review' as const,
      ref: referenceOf(register.key, 'review', number),
      text: `Review of ${register.key}`,
      due,
      firstDue,
      moves,
      state: state === 'closed' ? ('done' as const) : ('open' as const),
      group: null,
      priority: null,
      parties: [],
      owners: [],
      outcome: [outcome, note].filter(Boolean).join(': ') || null,
      link: null,
      closedAt,
      changes: acts,
    })),
  ]
  return {
    register,
    name: titleOf(full),
    ended: silentStates.includes(register.state),
    contents,
    sections: await listSections(db, register.id),
    items,
    now: env.now,
    today: dayIn(env.now, register.zone),
  }
}
