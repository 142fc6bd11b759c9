/** What an item says besides its date: its priority, and the parties or bodies that answer for it. */
import type { ReadParty } from '../model.js'
import { firstMention, mentioned } from './parties.js'

const PRIORITY = /\s*[([]?\s*\bpriority\s*[:#]?\s*(\d{1,2})\b\s*[)\]]?|\s*[([]P(\d)[)\]]/i

export interface Priority {
  readonly priority: number | null
  /** The text without it. */
  readonly text: string
}

export function priorityOf(text: string): Priority {
  const match = PRIORITY.exec(text)
  const number = match?.[1] ?? match?.[2]
  if (!match || number === undefined) return { priority: null, text }
  const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)]
  // "(target Q3 2014; Priority 1)" keeps its bracket.
  const closed = /\([^()]*[;,]$/.test(before) && match[0].endsWith(')') ? `${before.slice(0, -1)})` : before
  return { priority: Number(number), text: `${closed}${after}`.trim() }
}

/** Who "will", "shall" or is "to produce"; the two of a joint piece of work; else all that are mentioned. */
export function answering(text: string, parties: readonly ReadParty[]): string[] {
  if (/^(?:both|all|(?:both|all|the) (?:parties|organi[sz]ations|bodies))\s+(?:will|shall|to)\b/i.test(text))
    return parties.map(({ short }) => short)
  const all = mentioned(text, parties)
  if (all.length <= 1) return all
  const explicit = parties.filter((party) => acts(text, party)).map(({ short }) => short)
  const joint = /\b(?:between|joint(?:ly)?|together|both|collaborat\w+|co-?operat\w+)\b[^.;]*/gi
  const named = new Set([...explicit, ...[...text.matchAll(joint)].flatMap((match) => mentioned(match[0], parties))])
  const chosen = all.filter((short) => named.has(short))
  return chosen.length > 0 && explicit.length > 0 ? chosen : all
}

function acts(text: string, party: ReadParty): boolean {
  for (let rest = text, tries = 0; tries < 8; tries += 1) {
    const at = firstMention(rest, party)
    if (at < 0) return false
    const name = rest.startsWith(party.name, at) ? party.name : party.short
    const after = rest.slice(at + name.length, at + name.length + 60)
    if (
      /^(?:\s+[A-Z][\w/-]*){0,4}\s+(?:will|shall|agrees? to|commits? to|is to|are to|to [a-z]+|(?:and|&)\s+\S+\s+(?:will|shall|to [a-z]+))\b/.test(
        after,
      )
    )
      return true
    rest = rest.slice(at + name.length)
  }
  return false
}
