/** What was said, held against what ought to have been: in the store, in Slack, and by a reckoning that knows neither. */
import type { Playground, Message as SlackMessage } from '../../src/playground/index.js'
import type { Book } from './book.js'
import type { Saying } from './expected.js'

export interface Verdict {
  readonly expected: number
  readonly once: number
  readonly lost: number
  readonly doubled: number
  /** What was said and ought not to have been. */
  readonly invented: number
  /** Each of them in words. */
  readonly wrong: readonly string[]
}

function carried({ metadata }: SlackMessage): string | null {
  const id = metadata?.event_payload.outbox
  return typeof id === 'string' ? id : null
}

/** References in a message as it was first posted. */
function refsOf(message: SlackMessage): Set<string> {
  const first = message.formerBlocks[0] ?? message.blocks ?? []
  return new Set(JSON.stringify(first).match(/\b[A-Z]+-M\d+/g) ?? [])
}

export function judge(playground: Playground, book: Book, sayings: readonly Saying[]): Verdict {
  const wrong: string[] = []
  const standing = [...playground.state.channels.keys()]
    .flatMap((channel) => playground.state.messages(channel))
    .filter((message) => message.botId === playground.state.app.botId && carried(message) !== null)
  const copies = new Map<string, SlackMessage[]>()
  for (const message of standing) {
    const id = carried(message) ?? ''
    copies.set(id, [...(copies.get(id) ?? []), message])
  }
  const rows = book.messages()
  const known = new Set(rows.map(({ id }) => id))
  for (const id of copies.keys()) if (!known.has(id)) wrong.push(`a message stands in Slack that the store does not know: ${id}`)
  let [once, lost, doubled] = [0, 0, 0]
  for (const { id, key, kind, state } of rows) {
    const count = copies.get(id)?.length ?? 0
    const wanted = state === 'dropped' ? 0 : 1
    if (count === wanted) continue
    wrong.push(`${key} (${state}) stands ${count} times in Slack`)
    // A digest's notices are counted one by one below.
    if (kind === 'digest') continue
    if (count > wanted) doubled += 1
    else lost += 1
  }
  const said = new Map<string, number>()
  for (const { outboxId, destination, ref, stage, day } of book.notices()) {
    const name = [day, destination, ref, stage].join(' ')
    const times = (copies.get(outboxId) ?? []).filter((message) => refsOf(message).has(ref)).length
    said.set(name, (said.get(name) ?? 0) + times)
  }
  for (const { day, destination, ref, stage } of sayings) {
    const name = [day, destination, ref, stage].join(' ')
    const times = said.get(name) ?? 0
    said.delete(name)
    if (times === 1) once += 1
    else {
      if (times === 0) lost += 1
      else doubled += 1
      wrong.push(`${name} was said ${times} times`)
    }
  }
  for (const name of said.keys()) wrong.push(`${name} was said, and ought not to have been`)
  return { expected: sayings.length, once, lost, doubled, invented: said.size, wrong }
}
