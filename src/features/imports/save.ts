/** Keeps a reading as a draft register with everything in it, in one transaction, for the check screen and the command line alike. */

import type { Instant } from '../../kernel/time.js'
import type { Who } from '../../platform/audit.js'
import { commit } from '../../platform/commit.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import { addActivities } from '../activities/index.js'
import { addContacts } from '../contacts/index.js'
import { addMilestones } from '../milestones/index.js'
import { startAsking } from '../partner-documents/index.js'
import { create, ownRef } from '../registers/index.js'
import { scheduleReview } from '../reviews/index.js'
import type { Kept } from './rules.js'
import { readInWords } from './views.js'

/** @param stewards none on the command line without `--steward`: admins act until there is one */
export async function saveKept(tx: Tx, who: Who, kept: Kept, stewards: readonly string[], now: Instant): Promise<RegisterAt> {
  const register = await create(tx, who.workspace, kept.register, stewards, who.actor.user, now)
  await addMilestones(tx, register, who.workspace, now, kept.milestones)
  await addActivities(tx, register, who.workspace, now, kept.activities)
  await addContacts(tx, register, who.workspace, now, kept.contacts)
  if (kept.register.partnerDocument?.state === 'awaited') await startAsking(tx, register, who.workspace, now)
  if (kept.review) await scheduleReview(tx, register, who.workspace, now, kept.review)
  const found = {
    milestones: kept.milestones.length,
    activities: kept.activities.length,
    terms: kept.register.terms.length,
    contacts: kept.contacts.length,
  }
  await commit(tx, who, register.id, {
    next: register,
    events: [
      {
        kind: 'register.read-in',
        ref: ownRef(register.key),
        sentence: readInWords(register.key, found),
        before: null,
        after: { key: register.key, ...found },
      },
    ],
    notices: [],
  })
  return register
}
