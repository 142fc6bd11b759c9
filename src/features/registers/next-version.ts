/** A next version that is made from a document: what it would change, and the version begun with just that. */
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { ProposedChange } from '../../platform/agreed.js'
import type { Assembly, RegisterAt, RegisterCtx } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import type { Db, Tx } from '../../platform/store.js'
import { beginNext, courseOf, itemsNext, itemsNow, putForward } from './act.js'
import { differences, project } from './rules/agreed.js'
import { nextLabel, openVersion, versionInForce } from './rules/lifecycle.js'
import { findFull } from './store/register.js'
import { keepVersion, listVersions } from './store/version.js'
import { dropCollected } from './subjects.js'
import { differenceBlocks, diffMessage } from './views/lifecycle.js'

/** What changes come to, in blocks, and how the next version is named unless somebody says otherwise. */
export async function foreseeNext(
  db: Db,
  at: RegisterAt,
  registry: Assembly,
  changes: readonly ProposedChange[],
  named: string | null,
): Promise<{ readonly blocks: readonly Block[]; readonly label: string }> {
  const items = await itemsNow(db, at, registry)
  const versions = await listVersions(db, at.id)
  const taken = versions.some(({ label, state }) => label === named && state !== 'dropped' && state !== 'drafting')
  const label = (taken ? null : named) ?? openVersion(versions)?.label ?? nextLabel((await findFull(db, at.id)).version) ?? ''
  return { blocks: differenceBlocks(differences(items, project(items, changes))), label }
}

/** Begins the next version with these changes and no others: what was noted for one that is begun is replaced. */
export async function beginFrom(
  tx: Tx,
  ctx: RegisterCtx,
  document: {
    readonly label: string | undefined
    readonly foldedHash: string
    /** Called once nothing is noted for the version any more. */
    changes(db: Db): Promise<readonly ProposedChange[]>
  },
): Promise<Result<Message>> {
  const { register: at, registry } = ctx
  const open = openVersion((await courseOf(tx, ctx, at)).versions)
  if (open?.state !== 'drafting' || (document.label !== undefined && document.label !== open.label)) {
    const begun = await beginNext(tx, ctx, at, document.label)
    if (!begun.ok) return begun
  }
  await dropCollected(tx, ctx, at, 'another document was read in for the version')
  const changes = await document.changes(tx)
  if (changes.length === 0)
    return refuse('nothing-new', `The document says what ${at.key} says already.`, { hint: `See \`/wg register show ${at.key}\`.` })
  for (const change of changes) {
    const put = await putForward(tx, ctx, { change, owned: [], notices: [] })
    if (!put.ok) return put
  }
  const versions = await listVersions(tx, at.id)
  const next = openVersion(versions)
  if (!next) throw new Error('a version that was just begun is gone')
  await keepVersion(tx, { workspace: ctx.workspace, registerId: at.id }, { ...next, foldedHash: document.foldedHash })
  const found = differences(await itemsNow(tx, at, registry), await itemsNext(tx, at, registry))
  return ok(diffMessage(at, versionInForce(versions)?.label ?? 'now', next.label, found, next))
}
