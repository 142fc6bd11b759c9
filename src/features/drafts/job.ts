/** Reads what a draft's file is called and the hash of its bytes, so that a changed text is never taken for the same one. */
import { createHash } from 'node:crypto'
import { ok } from '../../kernel/problem.js'
import { markStale } from '../../platform/commit.js'
import type { JobKind } from '../../platform/feature.js'
import { keepFile } from './store.js'
import { fileGoneMessage } from './views.js'

/** As much as a document read in may have. */
const LIMIT_BYTES = 10 * 1024 * 1024

export const fileJob: JobKind = {
  id: 'draft.file',
  run: async ({ workspace, payload }, reach) => {
    const { draft = '', file = '', ref = '', user = '', channel = '' } = payload
    const fetched = await reach.fetchFile(file, LIMIT_BYTES)
    if (!fetched.ok) {
      await reach.tell(user, { channel: channel || null, thread: null }, fileGoneMessage(ref, fetched.problem))
      return
    }
    const { name, bytes, permalink } = fetched.value
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    await reach.change(async (tx) => {
      await keepFile(tx, draft, file, { fileName: name, fileLink: permalink, fileHash })
      return ok(await markStale(tx, workspace, [ref]))
    })
  },
}
