/** The slow part of an import: fetches the table, reads all of it, and keeps every row in one transaction or none. */
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { JobKind, JobReach, RegisterAt, Source, Standing } from '../../platform/feature.js'
import type { Message } from '../../platform/slack/blocks.js'
import type { Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import { textOf } from '../../platform/text.js'
import { registerById, said } from '../registers/index.js'
import { keep, subjectOf } from './act.js'
import type { NewFeedback } from './model.js'
import { aboutOf, given, refOf, tableRef } from './rules.js'
import { countImported, insert, listFeedback, nextNumber } from './store.js'
import type { ReadTable } from './table.js'
import { readTable, sameness } from './table.js'
import { importedMessage, refusedFileMessage, rowProblemsMessage } from './views.js'

const LIMIT_BYTES = 10 * 1024 * 1024

type Payload = Readonly<Record<string, string>>

export const importJob: JobKind = {
  id: 'feedback.import',
  run: async ({ id, workspace, payload }, reach) => {
    const tell = (message: Message): Promise<void> =>
      reach.tell(payload.user ?? '', { channel: payload.channel || null, thread: payload.thread || null }, message)
    const fetched = await reach.fetchFile(payload.file ?? '', LIMIT_BYTES)
    if (!fetched.ok) return tell(refusedFileMessage('the table', fetched.problem))
    const { name, bytes } = fetched.value
    const text = textOf(bytes)
    const table: Result<ReadTable> =
      text === null
        ? refuse('binary-file', 'It holds no text.', { hint: 'Save the table as CSV: in a spreadsheet, *Save as*, *CSV UTF-8*.' })
        : readTable(text)
    if (!table.ok) return tell(refusedFileMessage(name, table.problem))
    if (table.value.problems.length > 0) return tell(rowProblemsMessage(name, table.value.problems))
    const kept = await reach.change((tx) => keepRows(tx, { id, workspace, payload, name }, reach, table.value))
    await tell(kept.ok ? kept.value : refusedFileMessage(name, kept.problem))
  },
}

/** The job's id marks its rows: a job that died after keeping them and runs again finds them. */
async function keepRows(
  tx: Tx,
  job: { readonly id: string; readonly workspace: string; readonly payload: Payload; readonly name: string },
  reach: JobReach,
  table: ReadTable,
): Promise<Result<Message>> {
  const { workspace, payload } = job
  const about = payload.about ?? ''
  const register = await registerById(tx, workspace, payload.register ?? '')
  if (!register) return refuse('no-such-register', 'Its register is no longer there.')
  const subject = await subjectOf(tx, reach.registry, register, about)
  if (!subject.ok) return subject
  if (subject.value.closed) return refuse('subject-closed', subject.value.closed, { hint: 'It takes no more feedback.' })
  const present = await listFeedback(tx, register.id, about)
  const before = await countImported(tx, job.id)
  if (before > 0) {
    const first = present.find(({ importId }) => importId === job.id)?.number ?? 0
    return ok(importedMessage(register, about, { first, count: before, there: table.rows.length - before }))
  }
  const known = new Set(present.map(sameness))
  const made: NewFeedback[] = []
  for (const { remark } of table.rows) {
    const one: NewFeedback = { ...remark, about, aboutVersion: subject.value.version, party: remark.party || (payload.party ?? '') }
    if (known.has(sameness(one))) continue
    known.add(sameness(one))
    made.push(one)
  }
  const there = table.rows.length - made.length
  const first = await nextNumber(tx, register.id)
  if (made.length > 0) {
    const who = actingOf(workspace, payload, reach)
    const place = { channel: payload.channel || null, thread: payload.thread || null }
    await insert(tx, { workspace, registerId: register.id, by: who.actor.user, now: reach.now, importId: job.id, ...place }, first, made)
    await keep(tx, who, register, [about], {
      next: made,
      events: made.map((one, index) => ({
        ref: refOf(register, first + index),
        ...given(first + index, subject.value, one),
        reason: `from ${job.name}`,
      })),
      notices: notice(register, about),
    })
    const meant = aboutOf(about)
    if (meant) await reach.registry.subject(meant.kind)?.onFeedback?.(tx, who, register, meant.number)
  }
  return ok(importedMessage(register, about, { first, count: made.length, there }))
}

/** Several hundred remarks are one message in the thread. */
function notice(register: RegisterAt, about: string): ReturnType<typeof said> {
  return said(register, 'feedback.table', tableRef(register, about))
}

function actingOf(workspace: string, payload: Payload, reach: JobReach): Acting {
  return {
    workspace,
    actor: { user: payload.user ?? '', standing: (payload.standing ?? 'member') as Standing },
    source: (payload.source ?? 'command') as Source,
    now: reach.now,
    registry: reach.registry,
  }
}
