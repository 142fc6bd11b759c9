/** Contributions as approvals know them: the receiving party alone is concerned. */
import type { Subject } from '../../platform/subject.js'
import { hashOfText } from '../../platform/text.js'
import { refOf } from './rules.js'
import { findContribution } from './store.js'

export const contributionSubject: Subject = {
  kind: 'contribution',
  find: async (db, register, number) => {
    const contribution = number === null ? null : await findContribution(db, register.id, number)
    if (!contribution) return null
    const { title, link, notices, toParty, givenBy } = contribution
    const text = [title, link, notices].filter((part) => part !== null).join('\n')
    return {
      ref: refOf(register, contribution.number),
      title,
      version: null,
      text,
      textHash: hashOfText(text),
      parties: [toParty],
      people: [givenBy],
    }
  },
}
