/** The partner's document: asked about every month while a register awaits it. */
import { dayIn } from '../../kernel/calendar.js'
import type { Feature } from '../../platform/feature.js'
import { noDocument } from './actions/no-document.js'
import { document } from './commands/document.js'
import { exporter } from './exporter.js'
import { planner } from './planner.js'
import { isAsked } from './rules.js'
import { findDocument, listAskedOf } from './store.js'
import { agendaItems, homeLine } from './views.js'

export { startAsking } from './store.js'

export const partnerDocuments: Feature = {
  name: 'partner-documents',
  commands: [document],
  actions: [noDocument],
  planners: [planner],
  takeUp: planner.takeUp,
  exporters: [exporter],
  agenda: [
    {
      order: 60,
      id: 'partner-document',
      title: 'Partner’s document',
      more: '/wg register show',
      draw: async (db, register) => agendaItems(register, await findDocument(db, register.id)),
    },
  ],
  home: [
    {
      order: 21,
      title: 'Waits for your answer',
      draw: async (db, who, env) =>
        (await listAskedOf(db, who.workspace, who.user))
          .filter(({ thing, register }) => isAsked(thing, dayIn(env.now, register.zone)))
          .map(({ thing, register }) => homeLine(register, thing)),
    },
  ],
}
