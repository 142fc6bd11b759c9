/** One person at their screen: types, uploads, presses, fills in; each act waits until all that follows from it has happened. */
import { parseReference } from '../../src/kernel/reference.js'
import type { Playground } from '../../src/playground/index.js'
import type { PageAct, PageAnswer, PageMessage, PageSnapshot, PageView } from '../../src/playground/protocol.js'
import type { Pressable } from './screen.js'
import { entryOf, everyMessage, messageText, pressables, textOf, viewText } from './screen.js'

/** What a person got back: private messages, direct messages and passing notes that are new or changed, and the form on top. */
export interface Answer {
  readonly text: string
  readonly messages: readonly PageMessage[]
  readonly toasts: readonly string[]
  readonly form: PageView | null
}

export interface PressWhere {
  /** Channel with its `#`; the one used last unless said. */
  readonly in?: string
  /** On the Home tab. */
  readonly home?: true
  /** Only a button about this thing: `M3`, `R1`, or a value of its payload. */
  readonly about?: string
  /** Only in this message. */
  readonly ts?: string
}

export type Target = string | { readonly action: string }

export interface Step {
  readonly playground: Playground
  settle(): Promise<void>
}

interface UploadPlace {
  readonly in?: string
  /** Words beside a mention of the bot. */
  readonly mention?: string
  readonly thread?: string
}

export interface Persona {
  readonly id: string
  types(line: string, place?: { readonly in?: string; readonly thread?: string }): Promise<Answer>
  mentions(words: string, place?: { readonly in?: string; readonly thread?: string }): Promise<Answer>
  uploads(name: string, bytes: Uint8Array | string, place?: UploadPlace): Promise<Answer & { readonly fileId: string; readonly ts: string }>
  clicks(target: Target, where?: PressWhere): Promise<Answer>
  /** Enters into the form on top; by field name or label. */
  fills(values: Readonly<Record<string, string>>): Persona
  submits(values?: Readonly<Record<string, string>>): Promise<Answer>
  closes(): Promise<Answer>
  usesShortcut(callbackId: string, on: { readonly in: string; readonly ts: string }): Promise<Answer>
  opensHome(): Promise<string>
  act(what: PageAct): Promise<Answer>
  sees(): PageSnapshot
  form(): PageView | null
  formText(): string
  errors(): Readonly<Record<string, string>>
  /** The buttons one could press there. */
  buttons(where?: PressWhere): readonly Pressable[]
  find(target: Target, where?: PressWhere): Pressable
  directMessages(): readonly PageMessage[]
}

export function personaOf(step: Step, handle: string): Persona {
  const { playground } = step
  const me = playground.state.personNamed(handle)
  let lastChannel = 'general'
  /** What was entered into which form so far. */
  const entered = new Map<string, Record<string, Record<string, Record<string, unknown>>>>()

  const channelId = (name: string | undefined): string => {
    lastChannel = name ?? lastChannel
    const found = playground.state.findChannel(lastChannel)
    if (!found) throw new Error(`There is no channel ${lastChannel}.`)
    return found.id
  }
  const sees = (): PageSnapshot => playground.snapshot(me.id)
  const form = (): PageView | null => sees().modals.at(-1) ?? null

  const privately = (snapshot: PageSnapshot): Map<string, { message: PageMessage; written: string }> => {
    const found = new Map<string, { message: PageMessage; written: string }>()
    for (const channel of snapshot.channels) {
      for (const message of everyMessage(snapshot, channel.id)) {
        if (message.user === me.id || !(message.ephemeral || channel.kind === 'im')) continue
        found.set(`${channel.id}/${message.ts}`, { message, written: JSON.stringify(message) })
      }
    }
    return found
  }

  const during = async (work: () => PageAnswer): Promise<Answer & { readonly fileId: string; readonly ts: string }> => {
    const before = privately(sees())
    const notesBefore = new Set(sees().toasts.map(({ id }) => id))
    const done = work()
    if (!done.ok) throw new Error(done.error)
    await step.settle()
    const after = sees()
    const messages = [...privately(after)]
      .filter(([key, { written }]) => before.get(key)?.written !== written)
      .map(([, { message }]) => message)
    const toasts = after.toasts.filter(({ id }) => !notesBefore.has(id)).map(({ text }) => text)
    const top = after.modals.at(-1) ?? null
    const text = [...messages.map(messageText), ...toasts].join('\n')
    return { text, messages, toasts, form: top, fileId: done.fileId ?? '', ts: done.ts ?? '' }
  }

  const fits =
    (target: Target, where: PressWhere) =>
    (one: Pressable): boolean => {
      if (typeof target === 'string' ? one.label !== target : one.actionId.replace(/~\d+$/, '') !== target.action) return false
      if (where.ts && !(one.container.type === 'message' && one.container.ts === where.ts)) return false
      if (!where.about) return true
      const reference = parseReference(where.about)
      if (!reference.ok) return Object.values(one.payload).includes(where.about)
      const { kind, number } = reference.value
      return one.payload.ref === String(number) && one.actionId.startsWith(`${kind}.`)
    }

  const buttons = (where: PressWhere = {}): Pressable[] =>
    pressables(sees(), { channel: where.home ? null : channelId(where.in), home: where.home === true })

  const find = (target: Target, where: PressWhere = {}): Pressable => {
    const all = buttons(where)
    const found = all.find(fits(target, where))
    if (found) return found
    const said = typeof target === 'string' ? `“${target}”` : target.action
    throw new Error(
      `${handle} sees no button ${said}${where.about ? ` about ${where.about}` : ''}; there are: ${all.map(({ label, actionId }) => `${label} (${actionId})`).join(', ') || 'none'}`,
    )
  }

  const persona: Persona = {
    id: me.id,
    sees,
    form,
    buttons,
    find,
    types: (line, place = {}) =>
      during(() =>
        playground.act({
          type: 'say',
          as: me.id,
          channel: channelId(place.in),
          text: line,
          ...(place.thread ? { threadTs: place.thread } : {}),
        }),
      ),
    mentions: (words, place = {}) => persona.types(`<@${playground.botUserId}> ${words}`, place),
    uploads: (name, bytes, place = {}) =>
      during(() =>
        playground.upload({
          as: me.id,
          channel: channelId(place.in),
          name,
          bytes: Buffer.from(bytes),
          ...(place.mention === undefined ? {} : { comment: `<@${playground.botUserId}> ${place.mention}` }),
          ...(place.thread ? { thread: place.thread } : {}),
        }),
      ),
    clicks: (target, where = {}) => {
      const { container, blockId, actionId, fields } = find(target, where)
      return during(() => playground.act({ type: 'press', as: me.id, container, blockId, actionId, ...(fields ? { fields } : {}) }))
    },
    fills: (values) => {
      const view = form()
      if (!view) throw new Error(`${handle} has no form open.`)
      const filled = { ...entered.get(view.id) }
      for (const [name, wanted] of Object.entries(values)) {
        const { blockId, actionId, fields } = entryOf(view, name, wanted)
        filled[blockId] = { ...filled[blockId], [actionId]: fields }
      }
      entered.set(view.id, filled)
      return persona
    },
    submits: (values = {}) => {
      const view = form()
      if (!view) throw new Error(`${handle} has no form open.`)
      persona.fills(values)
      const filled = entered.get(view.id) ?? {}
      entered.delete(view.id)
      return during(() => playground.act({ type: 'submit', as: me.id, viewId: view.id, values: filled }))
    },
    closes: () => {
      const view = form()
      if (!view) throw new Error(`${handle} has no form open.`)
      return during(() => playground.act({ type: 'close', as: me.id, viewId: view.id }))
    },
    usesShortcut: (callbackId, on) =>
      during(() => playground.act({ type: 'shortcut', as: me.id, callbackId, channel: channelId(on.in), ts: on.ts })),
    opensHome: async () => {
      await during(() => playground.act({ type: 'home', as: me.id }))
      return textOf(sees().home?.blocks ?? [])
    },
    act: (what) => during(() => playground.act(what)),
    formText: () => {
      const view = form()
      return view ? viewText(view) : ''
    },
    errors: () => form()?.errors ?? {},
    directMessages: () => {
      const im = sees().channels.find(({ kind }) => kind === 'im')
      return im ? everyMessage(sees(), im.id).toReversed() : []
    },
  }
  return persona
}
