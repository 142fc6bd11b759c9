/** The slow part of reading in: fetches the document, reads it, and tells who asked what was found. */

import type { Problem, Result } from '../../kernel/problem.js'
import { ok } from '../../kernel/problem.js'
import type { JobKind, JobReach } from '../../platform/feature.js'
import { hashOfText } from '../../platform/text.js'
import { findSameText } from '../registers/index.js'
import { decode } from './reading/decode.js'
import { read } from './reading/read.js'
import { unfit } from './rules.js'
import { findReading, keepReading, refuseReading } from './store.js'
import { problemMessageOf, readyMessage, sameTextMessage } from './views.js'

/** At most 10 MB, as product.md says. */
export const DOCUMENT_LIMIT_BYTES = 10 * 1024 * 1024

interface Fetched {
  readonly name: string
  readonly text: string
}

async function fetchText(payload: Readonly<Record<string, string>>, reach: JobReach, name: string): Promise<Result<Fetched>> {
  if (payload.text !== undefined) return ok({ name, text: payload.text })
  const fetched = await reach.fetchFile(payload.file ?? '', DOCUMENT_LIMIT_BYTES)
  if (!fetched.ok) return fetched
  const text = decode(fetched.value.bytes)
  return text.ok ? ok({ name: fetched.value.name, text: text.value }) : text
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
    const fetched = await fetchText(payload, reach, begun.file)
    if (!fetched.ok) return refuse(begun.file.startsWith('F') ? 'The document' : begun.file, fetched.problem)
    const { name, text } = fetched.value
    const same = await reach.read((db) => findSameText(db, workspace, hashOfText(text)))
    if (same) {
      await reach.change(async (tx) => ok(await refuseReading(tx, id, 'same text')))
      return reach.tell(begun.startedBy, place, sameTextMessage(same))
    }
    const dayFirst = payload.dayfirst === 'yes'
    const reading = read(text, { file: name, dayFirst })
    const reason = unfit(reading)
    if (reason) return refuse(name, { code: 'no-register', ...reason })
    await reach.change(async (tx) => ok(await keepReading(tx, id, { file: name, text, reading, dayFirst })))
    await reach.tell(begun.startedBy, place, readyMessage(id, reading))
  },
}
