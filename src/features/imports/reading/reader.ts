/** Reads documents in a thread of its own, one at a time, bounded in time and memory, while the bot goes on answering. */
import { Worker } from 'node:worker_threads'
import type { Result } from '../../../kernel/problem.js'
import { refuse } from '../../../kernel/problem.js'
import { ALONE } from './limits.js'
import type { ReadDocument } from './read-document.js'
import type { Answer, Order } from './thread.js'
import { isOverdue, workedMs } from './worked.js'

export interface Reader {
  /** Refuses `too-slow` and `too-heavy` where a document takes more time or memory than any register does. */
  read(order: Order): Promise<Result<ReadDocument>>
}

export interface ReaderLimits {
  /** By the wall clock; longer where the machine lets the thread wait (`isOverdue`). */
  readonly deadlineMs: number
  /** What the whole process may grow by while it reads. */
  readonly growthBytes: number
}

/** Every register that is known reads in a fraction of these. */
const LIMITS: ReaderLimits = { deadlineMs: 4_000, growthBytes: 200 * 1024 * 1024 }
const HEAP_MB = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 }
/** Loading takes a fraction of a second; on a machine that is busy or asleep it may take longer. */
const LOAD_WITHIN_MS = 60_000
/** A thread without work is given up after this long, with the memory it holds. */
const KEEP_MS = 30_000
/** Time and memory are looked at from outside: what unpacks a stream knows no limit of its own. */
const LOOK_MS = 25

interface Thread {
  readonly worker: Worker
  readonly task: string | null
  idle: NodeJS.Timeout | null
}

export function createReader(limits: ReaderLimits = LIMITS): Reader {
  let kept: Thread | null = null
  let last: Promise<unknown> = Promise.resolve()

  const discard = async (thread: Thread): Promise<void> => {
    if (kept === thread) kept = null
    if (thread.idle) clearTimeout(thread.idle)
    await thread.worker.terminate()
  }

  const take = async (): Promise<Thread> => {
    const thread = kept ?? (await start())
    kept = thread
    if (thread.idle) clearTimeout(thread.idle)
    thread.idle = null
    thread.worker.ref()
    return thread
  }

  const keep = (thread: Thread): void => {
    thread.worker.unref()
    thread.idle = setTimeout(() => void discard(thread), KEEP_MS)
    thread.idle.unref()
  }

  const one = async (order: Order): Promise<Result<ReadDocument>> => {
    const thread = await take()
    const outcome = await watched(thread, order, limits)
    if (outcome.kind === 'read') {
      keep(thread)
      return outcome.result
    }
    await discard(thread)
    if (outcome.kind === 'failed') throw new Error(`a document could not be read: ${outcome.error}`)
    return outcome.kind === 'slow'
      ? refuse('too-slow', 'This document takes longer to read than any register does.', { hint: ALONE })
      : refuse('too-heavy', 'This document takes more memory to read than any register does.', { hint: ALONE })
  }

  return {
    read: (order) => {
      const turn = last.then(() => one(order))
      // One that fails is told to who asked for it; the next begins all the same.
      last = turn.then(
        () => undefined,
        () => undefined,
      )
      return turn
    },
  }
}

/** Run from its TypeScript sources, as tests do, the thread needs a loader of its own before it can begin. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./thread.js', import.meta.url), { resourceLimits: HEAP_MB })
  const thread = new URL('./thread.ts', import.meta.url).href
  // The loader is the project's own, wherever the program was started.
  const loader = import.meta.resolve('tsx/esm/api')
  const begin = `import('${loader}').then(({ register }) => { register(); return import('${thread}') })`
  return new Worker(begin, { eval: true, resourceLimits: HEAP_MB })
}

async function start(): Promise<Thread> {
  const worker = startThread()
  const task = await new Promise<string | null>((resolve, reject) => {
    const late = setTimeout(() => failed(new Error('the reading thread did not start')), LOAD_WITHIN_MS)
    const failed = (error: unknown): void => {
      clearTimeout(late)
      reject(error)
    }
    worker.once('message', (answer: Answer) => {
      clearTimeout(late)
      worker.off('error', failed)
      resolve(answer.kind === 'ready' ? answer.task : null)
    })
    worker.once('error', failed)
  })
  return { worker, task, idle: null }
}

type Outcome = Exclude<Answer, { kind: 'ready' }> | { readonly kind: 'slow' } | { readonly kind: 'heavy' }

function watched({ worker, task }: Thread, order: Order, { deadlineMs, growthBytes }: ReaderLimits): Promise<Outcome> {
  const bytesBefore = process.memoryUsage.rss()
  const workedBefore = workedMs(task)
  const from = performance.now()
  const overdue = (): boolean => {
    const now = workedMs(task)
    const worked = now === null || workedBefore === null ? null : now - workedBefore
    return isOverdue({ elapsedMs: performance.now() - from, worked }, deadlineMs)
  }
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearInterval(look)
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      resolve(outcome)
    }
    const onMessage = (answer: Answer): void => {
      if (answer.kind !== 'ready') settle(answer)
    }
    const onError = (error: Error): void => {
      const heavy = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      settle(heavy ? { kind: 'heavy' } : { kind: 'failed', error: error.stack ?? error.message })
    }
    const onExit = (): void => settle({ kind: 'failed', error: 'the reading thread ended' })
    const look = setInterval(() => {
      if (process.memoryUsage.rss() - bytesBefore > growthBytes) settle({ kind: 'heavy' })
      else if (overdue()) settle({ kind: 'slow' })
    }, LOOK_MS)
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.postMessage(order)
  })
}
