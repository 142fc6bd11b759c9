/** The workspace in memory: people, channels, messages, files, views; it knows no network. */
import type { PlaygroundClock } from './clock.js'
import { type AppManifest, openManifest, readManifest } from './manifest.js'
import type { App, Bookmark, Channel, Message, Person, StoredFile, Team, View } from './model.js'
import { externalTeamId, newChannel, type Seed } from './people.js'

export class Workspace {
  readonly team: Team
  readonly app: App
  readonly people = new Map<string, Person>()
  readonly channels = new Map<string, Channel>()
  readonly files = new Map<string, StoredFile>()
  readonly views = new Map<string, View>()
  readonly bookmarks = new Map<string, Bookmark>()
  readonly #messages = new Map<string, Message[]>()
  readonly #ephemeral: Message[] = []
  readonly #stacks = new Map<string, string[]>()
  readonly #homes = new Map<string, string>()
  readonly #toasts = new Map<string, { id: string; text: string }[]>()
  readonly #lastRead = new Map<string, string>()
  readonly #listeners = new Set<(revision: number) => void>()
  #serial = 0
  #manifest: AppManifest = openManifest
  revision = 0
  /** False after the app was uninstalled or its token revoked. */
  tokenValid = true

  constructor(
    seed: Seed,
    readonly clock: PlaygroundClock,
  ) {
    this.team = { id: 'T0LIAISON', name: seed.workspace.name, domain: seed.workspace.domain }
    this.app = { id: 'A0PLAYGRD', name: 'App', botId: 'B0PLAYGRD', botUserId: 'U0BOT0000', botName: 'app' }
    this.#seedPeople(seed)
    this.#seedChannels(seed)
  }

  #seedPeople(seed: Seed): void {
    for (const entry of seed.people) {
      const id = entry.id ?? this.newId('U')
      const external = entry.kind === 'external'
      this.people.set(id, {
        id,
        name: entry.name,
        realName: entry.realName,
        kind: entry.kind,
        organisation: entry.organisation,
        teamId: external ? (entry.teamId ?? externalTeamId) : this.team.id,
        zone: entry.zone ?? 'UTC',
        email: entry.email ?? `${entry.name}@${seed.workspace.domain}.example`,
        title: entry.title ?? '',
      })
    }
    this.people.set(this.app.botUserId, this.#botPerson())
  }

  #botPerson(): Person {
    const { app, team } = this
    return {
      id: app.botUserId,
      name: app.botName,
      realName: app.name,
      kind: 'bot',
      organisation: '',
      teamId: team.id,
      zone: 'America/Los_Angeles',
      email: '',
      title: '',
    }
  }

  #seedChannels(seed: Seed): void {
    const everybody = [...this.people.values()].filter((p) => p.kind === 'admin' || p.kind === 'member')
    for (const [index, entry] of seed.channels.entries()) {
      const people = entry.members === 'all' ? everybody : entry.members.map((handle) => this.personNamed(handle))
      const members = people.map((person) => person.id)
      const creator = members[0] ?? this.app.botUserId
      const channel = newChannel({
        id: entry.id ?? this.newId('C'),
        name: entry.name,
        kind: entry.kind ?? 'channel',
        creator,
        created: Math.floor(this.clock.now() / 1000),
        members: entry.bot === false ? members : [...members, this.app.botUserId],
        ...(entry.topic ? { topic: entry.topic } : {}),
      })
      channel.archived = entry.archived ?? false
      channel.general = index === 0
      if (entry.shared) for (const person of people) if (person.teamId !== this.team.id) channel.sharedTeams.add(person.teamId)
      this.channels.set(channel.id, channel)
    }
  }

  get manifest(): AppManifest {
    return this.#manifest
  }

  /** @throws Error when the manifest is not valid */
  loadManifest(manifest: unknown): void {
    this.#manifest = readManifest(manifest)
    this.app.name = this.#manifest.name
    this.app.botName = this.#manifest.botName.toLowerCase().replace(/\s+/g, '-')
    this.people.set(this.app.botUserId, this.#botPerson())
    this.changed()
  }

  newId(prefix: string): string {
    this.#serial += 1
    return `${prefix}1${this.#serial.toString(36).toUpperCase().padStart(7, '0')}`
  }

  changed(): void {
    this.revision += 1
    for (const listener of [...this.#listeners]) listener(this.revision)
  }

  onChange(listener: (revision: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A person by handle or id. @throws Error when there is none */
  personNamed(handle: string): Person {
    const person = this.people.get(handle) ?? [...this.people.values()].find((p) => p.name === handle)
    if (!person) throw new Error(`Nobody here is called "${handle}".`)
    return person
  }

  /** A channel by id or name, with or without `#`. */
  findChannel(key: string): Channel | undefined {
    const found =
      this.channels.get(key) ?? [...this.channels.values()].find((c) => c.kind !== 'im' && `#${c.name}` === `#${key.replace(/^#/, '')}`)
    return found?.deleted ? undefined : found
  }

  /** The direct channel between the app and a person, made when there is none yet. */
  directChannel(userId: string): Channel {
    const { botUserId } = this.app
    const found = [...this.channels.values()].find((c) => c.kind === 'im' && c.members.has(userId))
    if (found) return found
    const id = this.newId('D')
    const channel = newChannel({
      id,
      name: '',
      kind: 'im',
      creator: botUserId,
      created: Math.floor(this.clock.now() / 1000),
      members: [userId, botUserId],
    })
    this.channels.set(id, channel)
    return channel
  }

  /** Messages of a channel in order of time, replies included, ephemeral ones not. */
  messages(channel: string): readonly Message[] {
    return this.#messages.get(channel) ?? []
  }

  ephemeral(channel: string, userId: string): readonly Message[] {
    return this.#ephemeral.filter((m) => m.channel === channel && m.ephemeralFor === userId)
  }

  /** A message by its place, ephemeral ones too. */
  message(channel: string, ts: string): Message | undefined {
    return this.messages(channel).find((m) => m.ts === ts) ?? this.#ephemeral.find((m) => m.channel === channel && m.ts === ts)
  }

  replies(channel: string, threadTs: string): Message[] {
    return this.messages(channel).filter((m) => m.threadTs === threadTs && m.ts !== threadTs)
  }

  add(message: Message): Message {
    if (message.ephemeralFor) this.#ephemeral.push(message)
    else {
      const list = this.#messages.get(message.channel) ?? []
      list.push(message)
      this.#messages.set(message.channel, list)
    }
    this.changed()
    return message
  }

  remove(message: Message): void {
    const at = this.#ephemeral.indexOf(message)
    if (at >= 0) this.#ephemeral.splice(at, 1)
    else
      this.#messages.set(
        message.channel,
        this.messages(message.channel).filter((m) => m !== message),
      )
    this.changed()
  }

  /** Open modals of a person, top last. */
  stack(userId: string): View[] {
    return (this.#stacks.get(userId) ?? []).flatMap((id) => this.views.get(id) ?? [])
  }

  setStack(userId: string, views: View[]): void {
    const kept = new Set(views.map((view) => view.id))
    for (const id of this.#stacks.get(userId) ?? []) if (!kept.has(id)) this.views.delete(id)
    for (const view of views) this.views.set(view.id, view)
    this.#stacks.set(
      userId,
      views.map((view) => view.id),
    )
    this.changed()
  }

  home(userId: string): View | undefined {
    return this.views.get(this.#homes.get(userId) ?? '')
  }

  setHome(view: View): void {
    this.#homes.set(view.userId, view.id)
    this.views.set(view.id, view)
    this.changed()
  }

  toasts(userId: string): readonly { id: string; text: string }[] {
    return this.#toasts.get(userId) ?? []
  }

  toast(userId: string, text: string): void {
    this.#toasts.set(userId, [...this.toasts(userId), { id: this.newId('N'), text }])
    this.changed()
  }

  dismiss(userId: string, id: string): void {
    this.#toasts.set(
      userId,
      this.toasts(userId).filter((toast) => toast.id !== id),
    )
    this.changed()
  }

  lastRead(userId: string, channel: string): string {
    return this.#lastRead.get(`${userId} ${channel}`) ?? '0'
  }

  markRead(userId: string, channel: string): void {
    const newest = [...this.messages(channel), ...this.ephemeral(channel, userId)]
      .map(({ ts }) => ts)
      .reduce((a, b) => (Number(b) > Number(a) ? b : a), '0')
    this.#lastRead.set(`${userId} ${channel}`, newest)
    this.changed()
  }
}
