/** What another document promises differently: milestones moved, in other words, added, no longer there. */
import type { Json } from '../../kernel/decision.js'
import type { ProposedChange } from '../../platform/agreed.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { pairTexts } from '../../platform/text.js'
import type { Milestone, NewMilestone } from './model.js'
import type { Wording } from './proposing.js'
import { addChange, changeOf, dropChange } from './proposing.js'
import { listMilestones, nextNumber } from './store.js'

function wordingOf(before: Milestone, after: NewMilestone): Wording {
  const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b)
  return {
    ...(before.due.written === after.due.written ? {} : { due: after.due }),
    ...(before.text === after.text ? {} : { text: after.text }),
    ...(before.group === after.group ? {} : { group: after.group }),
    ...(before.priority === after.priority ? {} : { priority: after.priority }),
    ...(same(before.parties, [...after.parties]) ? {} : { parties: [...after.parties] }),
  }
}

/** The changes that make a document's milestones of those there are; what is achieved stays as it was achieved. */
export async function milestoneChanges(
  db: Db,
  register: RegisterAt,
  wanted: readonly NewMilestone[],
  reason: string,
): Promise<ProposedChange[]> {
  const present = (await listMilestones(db, register.id)).filter(({ state }) => state === 'open' || state === 'done')
  const texts = wanted.map(({ text }) => text)
  const pairs = pairTexts(
    present.map(({ text }) => text),
    texts,
  )
  const changes: ProposedChange[] = []
  for (const [index, milestone] of present.entries()) {
    const after = wanted[pairs[index] ?? -1]
    if (milestone.state === 'done') continue
    const wording = after ? wordingOf(milestone, after) : null
    if (wording === null) changes.push(dropChange(register, milestone, reason))
    else if (Object.keys(wording).length > 0) changes.push(await changeOf(db, register, milestone, wording, reason))
  }
  let number = await nextNumber(db, register.id)
  for (const [index, made] of wanted.entries()) {
    if (pairs.includes(index)) continue
    changes.push(addChange(register, number, made, reason))
    number += 1
  }
  return changes
}
