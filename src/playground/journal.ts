/** What the bot asked and was answered, kept bounded, newest last. */
import type { Json } from './json.js'

export interface JournalEntry {
  /** Rises by one; ask for what came since. */
  id: number
  /** A Web API method, `response_url`, `upload`, `download`, or `ack …` for what was acknowledged. */
  method: string
  body: Json
  /** HTTP status; 0 when the connection was destroyed without an answer. */
  status: number
  answer: unknown
  /** The workspace's instant. */
  at: string
  /** Real time, milliseconds since 1970. */
  realMs: number
  /** The fault that was played, if one was. */
  fault?: string
}

export interface Journal {
  add(entry: Omit<JournalEntry, 'id' | 'at' | 'realMs'>): JournalEntry
  since(id: number): JournalEntry[]
  /** Entries of one method, oldest first. */
  of(method: string): JournalEntry[]
  entries(): readonly JournalEntry[]
  onEntry(listener: (entry: JournalEntry) => void): () => void
}

export function createJournal(iso: () => string, keep = 5000): Journal {
  let last = 0
  let kept: JournalEntry[] = []
  const listeners = new Set<(entry: JournalEntry) => void>()
  return {
    add(fields) {
      last += 1
      const entry: JournalEntry = { id: last, at: iso(), realMs: Date.now(), ...fields }
      kept.push(entry)
      // Trimmed in large steps: shifting at every entry would cost the whole list each time.
      if (kept.length > keep * 2) kept = kept.slice(-keep)
      for (const listener of [...listeners]) listener(entry)
      return entry
    },
    since: (id) => kept.slice(-keep).filter((entry) => entry.id > id),
    of: (method) => kept.slice(-keep).filter((entry) => entry.method === method),
    entries: () => kept.slice(-keep),
    onEntry(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
