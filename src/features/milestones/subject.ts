/** Milestones as feedback and approvals know them. */
import { showPeriod } from '../../kernel/period.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Subject, SubjectNow } from '../../platform/subject.js'
import { hashOfText } from '../../platform/text.js'
import type { Milestone } from './model.js'
import { refOf } from './rules.js'
import { findMilestone, listOpen } from './store.js'

function nowOf(register: RegisterAt, milestone: Milestone): SubjectNow {
  const text = `${milestone.text}\nDue ${showPeriod(milestone.due)}`
  return {
    ref: refOf(register, milestone.number),
    title: milestone.text,
    version: null,
    text,
    textHash: hashOfText(text),
    parties: milestone.parties,
    people: milestone.owners.map(({ user }) => user),
  }
}

export const milestoneSubject: Subject = {
  kind: 'milestone',
  find: async (db, register, number) => {
    const milestone = number === null ? null : await findMilestone(db, register.id, number)
    return milestone && nowOf(register, milestone)
  },
  list: async (db, register) => (await listOpen(db, register.id)).map((milestone) => nowOf(register, milestone)),
}
