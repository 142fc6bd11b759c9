/** Speaks with the playground's server: snapshots down, acts and files up, and the stream that says when to look again. */
import type { PageAct, PageAnswer, PageSnapshot, pagePaths } from '../protocol.js'
import { note, redraw, state, takeIn } from './state.js'

const paths = {
  snapshot: '/playground/snapshot',
  changes: '/playground/changes',
  act: '/playground/act',
  upload: '/playground/upload',
  file: '/playground/file',
} as const satisfies typeof pagePaths

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** An act of whoever the page acts as. */
export type OwnAct = DistributiveOmit<Extract<PageAct, { as: string }>, 'as'>

let underWay: Promise<void> | null = null
let next: Promise<void> | null = null

/** The admin of the sample workspace, for a page opened without saying as whom, where the server does not choose itself. */
const samplePerson = 'U0ALICE01'

const snapshotAddress = (as: string): string => `${paths.snapshot}?as=${encodeURIComponent(as)}`

async function fetchSnapshot(): Promise<void> {
  const asked = state.as
  const first = await fetch(asked ? snapshotAddress(asked) : paths.snapshot)
  const answer = first.status === 404 && !state.snapshot ? await fetch(snapshotAddress(samplePerson)) : first
  if (!answer.ok) throw new Error(`The playground answered ${answer.status}.`)
  const snapshot: PageSnapshot = await answer.json()
  state.reachable = true
  // The person was switched meanwhile: this is somebody else's view.
  if (asked === state.as) takeIn(snapshot)
  else await fetchSnapshot()
}

async function tryToLook(): Promise<void> {
  try {
    await fetchSnapshot()
  } catch (cause) {
    state.reachable = false
    if (!state.snapshot) note(`The playground cannot be reached (${String(cause)}). The page tries again by itself.`)
    redraw()
  }
}

/** Takes in a snapshot made after this call; calls that come while one is under way share the next. */
export function look(): Promise<void> {
  if (!underWay) {
    underWay = tryToLook().finally(() => {
      underWay = null
    })
    return underWay
  }
  next ??= underWay.then(() => {
    next = null
    return look()
  })
  return next
}

/** Follows the stream of changes for as long as the page is open; the browser reconnects it. */
export function follow(): void {
  const stream = new EventSource(paths.changes)
  const changed = (): void => {
    void look()
  }
  stream.addEventListener('open', () => {
    state.reachable = true
    changed()
  })
  stream.addEventListener('changed', changed)
  stream.addEventListener('error', () => {
    state.reachable = false
    redraw()
    // A stream refused outright is not retried by the browser.
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 2000)
  })
}

async function post(url: string, body: BodyInit, type: string): Promise<PageAnswer> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })
    const answer: PageAnswer = await response.json()
    return answer
  } catch (cause) {
    return { ok: false, error: `The playground did not answer (${String(cause)}).` }
  }
}

/** Sends any act; says it when refused. */
export async function send(act: PageAct, quietly = false): Promise<PageAnswer> {
  const answer = await post(paths.act, JSON.stringify(act), 'application/json')
  if (!answer.ok && !quietly) note(answer.error)
  await look()
  return answer
}

/** Sends an act as the person the page acts as. */
export function act(deed: OwnAct, quietly = false): Promise<PageAnswer> {
  return send({ ...deed, as: state.as ?? '' } satisfies PageAct, quietly)
}

/** Uploads a file: to a channel or thread with a comment, or, without a place, for a field of a form. */
export async function upload(file: File, to: { channel?: string; thread?: string; comment?: string }): Promise<PageAnswer> {
  const query = new URLSearchParams({ as: state.as ?? '', name: file.name, ...to })
  const answer = await post(`${paths.upload}?${query}`, file, file.type || 'application/octet-stream')
  if (!answer.ok) note(answer.error)
  await look()
  return answer
}

export const fileAddress = (id: string): string => `${paths.file}?${new URLSearchParams({ as: state.as ?? '', id })}`
