/** Mine: what somebody owes and what waits for their answer, on request and on mornings; it sees every slice through the registry. */
import type { Feature } from '../../platform/feature.js'
import { isExternal } from '../../platform/people.js'
import { morning } from './actions/morning.js'
import { show } from './commands/show.js'
import { planner } from './planner.js'
import { findWish, zoneOf } from './store.js'
import { settingLine } from './views.js'

export { startAnew } from './store.js'

export const mine: Feature = {
  name: 'mine',
  nouns: [{ word: 'mine', summary: 'what you owe, by when, and what waits for your answer' }],
  commands: [show],
  actions: [morning],
  planners: [planner],
  home: [
    {
      order: 99,
      title: 'Your mornings',
      setting: true,
      // Nobody is offered what would not come.
      draw: async (db, { workspace, user }) =>
        (await isExternal(db, workspace, user))
          ? []
          : [settingLine((await findWish(db, workspace, user)) !== null, await zoneOf(db, workspace, user))],
    },
  ],
}
