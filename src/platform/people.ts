/** What people are called in Slack, for files, where a mention is only an id. */
import type { Db } from './store.js'

/** Display names by Slack id; whoever Slack has not told of is not there. */
export async function personNames(db: Db, workspace: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.person.findMany({ where: { workspace }, select: { user: true, name: true }, orderBy: { user: 'asc' } })
  return new Map(rows.filter(({ name }) => name !== '').map(({ user, name }) => [user, name]))
}
