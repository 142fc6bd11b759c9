/** What Slack says of people: their names, for files, where a mention is only an id; and whether they are of another workspace. */
import type { Db } from './store.js'

/** Display names by Slack id; whoever Slack has not told of is not there. */
export async function personNames(db: Db, workspace: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.person.findMany({ where: { workspace }, select: { user: true, name: true }, orderBy: { user: 'asc' } })
  return new Map(rows.filter(({ name }) => name !== '').map(({ user, name }) => [user, name]))
}

/** People of other workspaces are told things where they are, for they may get no direct message from us. */
export async function isExternal(db: Db, workspace: string, user: string): Promise<boolean> {
  return (await kindOf(db, workspace, user)) === 'external'
}

/** What Slack says somebody is: admin, member, guest, external or bot; a member until it has said so. */
export async function kindOf(db: Db, workspace: string, user: string): Promise<string> {
  const row = await db.person.findUnique({ where: { workspace_user: { workspace, user } }, select: { kind: true } })
  return row?.kind ?? 'member'
}
