/** Asks the stewards once a month about a partner's document that a register awaits. */
import { planDated } from '../../platform/dated.js'
import { ownRef } from '../registers/index.js'
import type { DatedDocument } from './model.js'
import { speaking } from './rules.js'
import { findDocument, keepPlanned, listDue, listOf, listPlaced } from './store.js'
import { digestItem, foreseenText } from './views.js'

export const planner = planDated<DatedDocument>({
  kind: 'partner-document',
  ladder: speaking,
  words: (register) => ({ ref: ownRef(register.key), parties: [], text: foreseenText, to: 'stewards' }),
  comesRound: true,
  asTakenUp: (register, document) => (register.initiated?.to ? { ...document, since: register.initiated.to } : document),
  listDue,
  listPlaced,
  listOf,
  keepPlanned,
  draw: async (db, { thing, register }, said) => digestItem(register, thing, await findDocument(db, register.id), said),
})
