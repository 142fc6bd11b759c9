/** Exports: a register as a document, a table, a calendar, a picture, everything as JSON, or minutes. */
import type { Feature } from '../../platform/feature.js'
import { exportRegister } from './commands/export.js'

export { exportOf } from './act.js'
export { takeEverything } from './everything.js'
export { Format } from './model.js'
export { registerDocument } from './views/document.js'

export const exports: Feature = {
  name: 'exports',
  commands: [exportRegister],
}
