/** Who people are in this workspace, kept in rows and memory so that no command waits for Slack to learn it. */
import type { WebClient } from '@slack/web-api'
import type { Standing } from '../feature.js'
import type { Log } from '../log.js'
import type { Store } from '../store.js'

/** The part of Slack's user object that decides what someone may do. */
export interface SlackUser {
  readonly id?: string
  readonly team_id?: string
  readonly name?: string
  readonly real_name?: string
  readonly tz?: string
  readonly deleted?: boolean
  readonly is_admin?: boolean
  readonly is_owner?: boolean
  readonly is_bot?: boolean
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
  readonly is_stranger?: boolean
}

export interface Identity {
  /** Reads everybody once at start. */
  load(): Promise<void>
  /** Takes one user object from an event. */
  take(user: SlackUser): Promise<void>
  /** What someone is; a person of another company is known by the team in the payload. Nobody unknown gets more than a guest's rights. */
  standing(user: string, team: string | null): Standing
  nameOf(user: string): string | null
}

export function createIdentity(needs: {
  readonly client: WebClient
  readonly store: Store
  readonly workspace: string
  readonly log: Log
}): Identity {
  const known = new Map<string, { readonly kind: string; readonly name: string }>()
  const keep = async (users: readonly SlackUser[]): Promise<void> => {
    const rows = users.flatMap((user) => (user.id ? [personRow(needs.workspace, user.id, user)] : []))
    await needs.store.change(async (tx) => {
      const there = await tx.person.findMany({
        where: { workspace: needs.workspace, user: { in: rows.map(({ user }) => user) } },
        orderBy: { user: 'asc' },
      })
      const stored = new Map(there.map((row) => [row.user, row]))
      const fresh = new Map(rows.filter(({ user }) => !stored.has(user)).map((row) => [row.user, row]))
      if (fresh.size > 0) await tx.person.createMany({ data: [...fresh.values()] })
      // At each start everybody is read again, and hardly anybody has changed.
      for (const row of rows.filter((one) => differs(one, stored.get(one.user))))
        await tx.person.update({ where: { workspace_user: { workspace: row.workspace, user: row.user } }, data: row })
      return { ok: true, value: null }
    })
    for (const row of rows) known.set(row.user, { kind: row.deleted ? 'guest' : row.kind, name: row.name })
  }
  return {
    load: async () => {
      const stored = await needs.store.read((db) => db.person.findMany({ where: { workspace: needs.workspace }, orderBy: { user: 'asc' } }))
      for (const row of stored) known.set(row.user, { kind: row.deleted ? 'guest' : row.kind, name: row.name })
      let cursor: string | undefined
      do {
        const page = await needs.client.users.list({ limit: 200, ...(cursor ? { cursor } : {}) })
        await keep((page.members ?? []) as readonly SlackUser[])
        cursor = page.response_metadata?.next_cursor || undefined
      } while (cursor)
    },
    take: (user) => keep([user]),
    standing: (user, team) => {
      if (team && team !== needs.workspace) return 'external'
      const kind = known.get(user)?.kind
      if (kind === 'admin' || kind === 'member' || kind === 'external') return kind
      if (kind === undefined) needs.log.warn('someone unknown acted; treated as a guest until Slack tells more', { user })
      return 'guest'
    },
    nameOf: (user) => known.get(user)?.name ?? null,
  }
}

type PersonRow = ReturnType<typeof personRow>

function personRow(workspace: string, id: string, user: SlackUser) {
  return {
    workspace,
    user: id,
    team: user.team_id ?? workspace,
    name: user.real_name || user.name || id,
    kind: kindOf(workspace, user),
    zone: user.tz ?? 'UTC',
    deleted: user.deleted === true,
  }
}

function differs(row: PersonRow, stored: Readonly<Record<keyof PersonRow, unknown>> | undefined): boolean {
  return stored !== undefined && (Object.keys(row) as (keyof PersonRow)[]).some((name) => row[name] !== stored[name])
}

function kindOf(workspace: string, user: SlackUser): Standing | 'bot' {
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot'
  if (user.is_stranger || (user.team_id && user.team_id !== workspace)) return 'external'
  if (user.is_restricted || user.is_ultra_restricted) return 'guest'
  return user.is_admin || user.is_owner ? 'admin' : 'member'
}
