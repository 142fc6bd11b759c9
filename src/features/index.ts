/** The list of features, one line a slice, in the order in which they may import one another. */
import type { Feature } from '../platform/feature.js'
import { activities } from './activities/index.js'
import { approvals } from './approvals/index.js'
import { contacts } from './contacts/index.js'
import { contributions } from './contributions/index.js'
import { digests } from './digests/index.js'
import { drafts } from './drafts/index.js'
import { exports } from './exports/index.js'
import { feedback } from './feedback/index.js'
import { help } from './help/index.js'
import { imports } from './imports/index.js'
import { milestones } from './milestones/index.js'
import { mine } from './mine/index.js'
import { partnerDocuments } from './partner-documents/index.js'
import { registers } from './registers/index.js'
import { requirements } from './requirements/index.js'
import { reviews } from './reviews/index.js'
import { roster } from './roster/index.js'

export const featureList: readonly Feature[] = [
  registers,
  roster,
  contacts,
  partnerDocuments,
  milestones,
  activities,
  contributions,
  requirements,
  drafts,
  feedback,
  approvals,
  reviews,
  digests,
  imports,
  mine,
  exports,
  help,
]
