/** What the page knows: the last snapshot, and what the person at it has open, typed and chosen. */
import type { PageChannel, PageMessage, PagePerson, PageSnapshot } from '../protocol.js'
import type { Child } from './dom.js'
import type { Json } from './json.js'

export type Place = { kind: 'home' } | { kind: 'channel'; channel: string }

export type Dialog =
  | { kind: 'confirm'; title: string; body: Child; yes: string; no: string; danger: boolean; answer: (yes: boolean) => void }
  | { kind: 'channel-name' }
  | { kind: 'people'; channel: string }

export interface Choice {
  /** The element as it was when chosen: a message or home redrawn by the app forgets the choice. */
  drawnFrom: string
  fields: Json
}

export interface PageState {
  snapshot: PageSnapshot | null
  as: string | null
  place: Place
  thread: { channel: string; ts: string } | null
  /** The one menu, list or picker that is open. */
  open: string | null
  query: string
  highlight: number
  railOpen: boolean
  dialog: Dialog | null
  /** Things the page itself has to say, such as a refused act. */
  notes: { id: string; text: string }[]
  /** Whether the playground answered last time. */
  reachable: boolean
  /** Elements pressed and not answered yet, by their id. */
  busy: Set<string>
  drafts: Map<string, string>
  attached: Map<string, File[]>
  choices: Map<string, Choice>
  fieldErrors: Map<string, Record<string, string>>
  viewNotes: Map<string, string>
}

const start = new URL(location.href)

export const state: PageState = {
  snapshot: null,
  as: start.searchParams.get('as'),
  place: start.hash === '#home' ? { kind: 'home' } : { kind: 'channel', channel: decodeURIComponent(start.hash.slice(1)) },
  thread: null,
  open: null,
  query: '',
  highlight: 0,
  railOpen: false,
  dialog: null,
  notes: [],
  reachable: true,
  busy: new Set(),
  drafts: new Map(),
  attached: new Map(),
  choices: new Map(),
  fieldErrors: new Map(),
  viewNotes: new Map(),
}

let draw: () => void = () => undefined
let asked = false

export function drawWith(fn: () => void): void {
  draw = fn
}

/** Asks for a redraw; several asked for in one turn are one. */
export function redraw(): void {
  if (asked) return
  asked = true
  queueMicrotask(() => {
    asked = false
    draw()
  })
}

export const personOf = (id: string): PagePerson | undefined => state.snapshot?.people.find((person) => person.id === id)

export const channelOf = (id: string): PageChannel | undefined => state.snapshot?.channels.find((channel) => channel.id === id)

export const nameOf = (id: string): string => personOf(id)?.name ?? id

/** The title of a channel as written in lists: `#name`, or the other person of a direct message. */
export function titleOf(channel: PageChannel): string {
  if (channel.kind !== 'im') return channel.name
  const other = channel.members.find((id) => id !== state.snapshot?.me.id)
  return other ? nameOf(other) : channel.name
}

export function messageAt(channel: string, ts: string): PageMessage | undefined {
  const found = channelOf(channel)
  return (
    found?.messages.find((m) => m.ts === ts) ??
    Object.values(found?.threads ?? {})
      .flat()
      .find((m) => m.ts === ts)
  )
}

/** The channel on screen, if it is one. */
export const currentChannel = (): PageChannel | undefined => (state.place.kind === 'channel' ? channelOf(state.place.channel) : undefined)

/** The workspace's time in milliseconds; it may stand still, so only the server knows it. */
export const workspaceNow = (): number => Date.parse(state.snapshot?.now ?? '')

export const readerZone = (): string => state.snapshot?.me.zone ?? 'UTC'

export function toggle(id: string): void {
  state.open = state.open === id ? null : id
  state.query = ''
  state.highlight = 0
  redraw()
}

export function closeMenus(): void {
  if (state.open === null) return
  state.open = null
  redraw()
}

let noteSerial = 0

/** Says something at the edge of the page for eight seconds. */
export function note(text: string): void {
  const id = `note-${++noteSerial}`
  state.notes = [...state.notes, { id, text }]
  setTimeout(() => dropNote(id), 8000)
  redraw()
}

export function dropNote(id: string): void {
  state.notes = state.notes.filter((entry) => entry.id !== id)
  redraw()
}

function keepInAddress(): void {
  const url = new URL(location.href)
  if (state.as) url.searchParams.set('as', state.as)
  url.hash = state.place.kind === 'home' ? 'home' : state.place.channel
  history.replaceState(null, '', url)
}

export function goTo(place: Place): void {
  state.place = place
  state.railOpen = false
  state.open = null
  if (state.thread && (place.kind === 'home' || state.thread.channel !== place.channel)) state.thread = null
  keepInAddress()
  redraw()
}

export function openThread(channel: string, ts: string): void {
  state.thread = { channel, ts }
  state.open = null
  redraw()
}

function forgetClosedViews(snapshot: PageSnapshot): void {
  const open = new Set(snapshot.modals.map((view) => view.id))
  const gone = (key: string): boolean =>
    key.startsWith('view:') && !open.has(key.split('|')[0]?.slice(5) ?? '') && !key.startsWith(`view:${snapshot.home?.id}`)
  for (const key of [...state.choices.keys()]) if (gone(key)) state.choices.delete(key)
  for (const map of [state.fieldErrors, state.viewNotes]) for (const id of [...map.keys()]) if (!open.has(id)) map.delete(id)
}

/** Takes a new snapshot in, choosing a place when the old one is not visible any more. */
export function takeIn(snapshot: PageSnapshot): void {
  const another = state.snapshot?.me.id !== snapshot.me.id
  state.snapshot = snapshot
  state.as = snapshot.me.id
  if (another) {
    state.choices.clear()
    state.busy.clear()
  }
  forgetClosedViews(snapshot)
  if (state.place.kind === 'channel' && !currentChannel()) {
    const first =
      snapshot.channels.find((c) => !c.archived && c.kind !== 'im' && c.members.includes(snapshot.me.id)) ?? snapshot.channels[0]
    state.place = first ? { kind: 'channel', channel: first.id } : { kind: 'home' }
  }
  if (state.thread && !messageAt(state.thread.channel, state.thread.ts) && !channelOf(state.thread.channel)?.threads[state.thread.ts])
    state.thread = null
  keepInAddress()
  redraw()
}
