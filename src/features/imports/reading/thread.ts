/** The reading thread: takes one document after another, answers with what was read; it holds nothing and reaches nothing. */
import { parentPort } from 'node:worker_threads'
import type { Result } from '../../../kernel/problem.js'
import type { ReadOptions } from './read.js'
import type { ReadDocument, Source } from './read-document.js'
import { readDocument } from './read-document.js'
import { ownTask } from './worked.js'

export interface Order {
  readonly source: Source
  readonly options: Omit<ReadOptions, 'whole'>
}

/** What the thread says: that it has loaded and as which task it runs, or what it read; a fault of ours comes back as one. */
export type Answer =
  | { readonly kind: 'ready'; readonly task: string | null }
  | { readonly kind: 'read'; readonly result: Result<ReadDocument> }
  | { readonly kind: 'failed'; readonly error: string }

parentPort?.on('message', (order: Order) => {
  const say = (answer: Answer): void => parentPort?.postMessage(answer)
  readDocument(order.source, order.options).then(
    (result) => say({ kind: 'read', result }),
    (error: unknown) => say({ kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
parentPort?.postMessage({ kind: 'ready', task: ownTask() } satisfies Answer)
