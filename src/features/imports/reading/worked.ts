/** How long a thread has worked: a machine with more to do than processors lets every thread wait, which is no fault of a document. */
import { readFileSync, readlinkSync } from 'node:fs'

/** The calling thread's own place in the kernel's books, `<process>/task/<thread>`; null where the system keeps none. */
export function ownTask(): string | null {
  try {
    return readlinkSync('/proc/thread-self')
  } catch {
    // Only Linux has one; elsewhere the wall clock alone counts.
    return null
  }
}

/** Milliseconds that a task has run on a processor since it began; null where the system does not say.
 * Source: Linux, Documentation/scheduler/sched-stats.rst, `/proc/<pid>/task/<tid>/schedstat`, first field, nanoseconds. */
export function workedMs(task: string | null): number | null {
  if (task === null) return null
  try {
    const nanoseconds = Number(readFileSync(`/proc/${task}/schedstat`, 'utf8').split(' ')[0])
    return nanoseconds > 0 ? nanoseconds / 1e6 : null
  } catch {
    // The thread has just ended, or the kernel keeps no such books.
    return null
  }
}

/** What a thread must have had of its time before it is called slow; one that was kept waiting goes on until it had as much. */
const FAIR_SHARE = 1 / 4
/** Nothing is waited for longer than this many times its time: a thread that waits for nothing works not at all. */
const PATIENCE = 10

/** Whether a document has had its time: by the wall clock, of which its thread must have had its fair share.
 * `worked` is null where the system does not say; then the wall clock decides. */
export function isOverdue(at: { readonly elapsedMs: number; readonly worked: number | null }, deadlineMs: number): boolean {
  if (at.elapsedMs < deadlineMs) return false
  if (at.worked === null || at.elapsedMs >= deadlineMs * PATIENCE) return true
  return at.worked >= deadlineMs * FAIR_SHARE
}
