/** The slow part of reading in: fetches the document, reads it, and tells who asked what was found. */

import type { Problem, Result } from '../../kernel/problem.js'
import { ok } from '../../kernel/problem.js'
import type { JobKind, JobReach } from '../../platform/feature.js'
import { findSameText } from '../registers/index.js'
import { DOCUMENT_LIMIT_BYTES } from './reading/limits.js'
import type { Source } from './reading/read-document.js'
import { createReader } from './reading/reader.js'
import { unfit } from './rules.js'
import { findReading, keepReading, refuseReading } from './store.js'
import { problemMessageOf, readyMessage, sameTextMessage } from './views.js'

/** One thread for the process: documents wait for one another, never the bot for a document. */
const reader = createReader()

async function fetchSource(
  payload: Readonly<Record<string, string>>,
  reach: JobReach,
  name: string,
): Promise<Result<{ readonly name: string; readonly source: Source }>> {
  if (payload.text !== undefined) return ok({ name, source: { text: payload.text } })
  const fetched = await reach.fetchFile(payload.file ?? '', DOCUMENT_LIMIT_BYTES)
  return fetched.ok ? ok({ name: fetched.value.name, source: { bytes: fetched.value.bytes } }) : fetched
}

export const readJob: JobKind = {
  id: 'import.read',
  run: async ({ workspace, payload }, reach) => {
    const id = payload.reading ?? ''
    const begun = await reach.read((db) => findReading(db, workspace, id))
    if (!begun || begun.state === 'saved') return
    const place = { channel: begun.channel, thread: begun.thread }
    const refuse = async (name: string, problem: Problem): Promise<void> => {
      await reach.change(async (tx) => ok(await refuseReading(tx, id, problem.sentence)))
      await reach.tell(begun.startedBy, place, problemMessageOf(name, problem))
    }
    const fetched = await fetchSource(payload, reach, begun.file)
    if (!fetched.ok) return refuse(begun.file.startsWith('F') ? 'The document' : begun.file, fetched.problem)
    const { name, source } = fetched.value
    const dayFirst = payload.dayfirst === 'yes'
    const document = await reader.read({ source, options: { file: name, dayFirst } })
    if (!document.ok) return refuse(name, document.problem)
    const { text, foldedHash, reading } = document.value
    const same = await reach.read((db) => findSameText(db, workspace, foldedHash))
    if (same) {
      await reach.change(async (tx) => ok(await refuseReading(tx, id, 'same text')))
      return reach.tell(begun.startedBy, place, sameTextMessage(same))
    }
    const reason = unfit(reading)
    if (reason) return refuse(name, { code: 'no-register', ...reason })
    await reach.change(async (tx) => ok(await keepReading(tx, id, { file: name, text, foldedHash, reading, dayFirst })))
    await reach.tell(begun.startedBy, place, readyMessage(id, reading))
  },
}
