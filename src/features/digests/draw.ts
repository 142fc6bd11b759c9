/** Draws a morning's digest from the notices it carries and the things as they are now. */
import { dayIn, formatDayLong } from '../../kernel/calendar.js'
import type { Instant, Zone } from '../../kernel/time.js'
import type { DigestItem, DrawEnv, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { actions, button, context, header, MESSAGE_BLOCKS, plain, section } from '../../platform/slack/blocks.js'
import type { Db } from '../../platform/store.js'
import { registerById, titleOf } from '../registers/index.js'
import type { CarriedNotice } from './store.js'
import { listCarried } from './store.js'

interface Part {
  /** Null for what concerns no single register. */
  readonly register: RegisterAt | null
  readonly items: readonly DigestItem[]
}

/** What a digest carries, by register, soonest due first. */
export async function partsOf(db: Db, outboxId: string, env: DrawEnv): Promise<Part[]> {
  const notices = await listCarried(db, outboxId)
  const parts: Part[] = []
  for (const registerId of new Set(notices.map((notice) => notice.registerId))) {
    const register = registerId === '' ? null : await registerById(db, env.workspace, registerId)
    if (!register && registerId !== '') continue
    const items = await itemsOf(
      db,
      notices.filter((notice) => notice.registerId === registerId),
      notices,
      env,
    )
    parts.push({ register, items: items.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')) })
  }
  const keyOf = ({ register }: Part): string => register?.key ?? ''
  return parts.filter(({ items }) => items.length > 0).sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
}

async function itemsOf(db: Db, notices: readonly CarriedNotice[], all: readonly CarriedNotice[], env: DrawEnv): Promise<DigestItem[]> {
  const items: DigestItem[] = []
  for (const kind of new Set(notices.map((notice) => notice.kind))) {
    const planner = env.registry.planners.find((candidate) => candidate.kind === kind)
    const drawn = await planner?.draw(
      db,
      notices.filter((notice) => notice.kind === kind),
      env,
      new Set(all.filter((notice) => notice.kind !== kind).map(({ ref }) => ref)),
    )
    items.push(...(drawn?.values() ?? []))
  }
  return items
}

export function digestMessage(parts: readonly Part[], morning: Instant, zone: Zone, outboxId: string): Message | null {
  const count = parts.reduce((sum, { items }) => sum + items.length, 0)
  if (count === 0) return null
  const title = formatDayLong(dayIn(morning, zone))
  const blocks: Block[] = [header(title)]
  // Two blocks are kept for saying what did not fit.
  const room = MESSAGE_BLOCKS - 2
  let shown = 0
  for (const { register, items } of parts) {
    const heading = register ? registerHeading(register) : []
    if (blocks.length + heading.length >= room) break
    blocks.push(...heading)
    for (const item of items) {
      if (blocks.length + item.blocks.length > room) break
      blocks.push(...item.blocks)
      shown += 1
    }
  }
  if (shown < count)
    blocks.push(context(`and ${count - shown} more this morning`), actions(button('digest.show-all', 'Show all', { digest: outboxId })))
  const first = parts[0]?.items[0]?.text ?? ''
  return { text: `${title}: ${count === 1 ? first : `${count} things, first ${first}`}`, blocks }
}

function registerHeading({ key, title, parties }: RegisterAt): Block[] {
  return [section(`*${key}*  ${plain(titleOf({ key, title, parties }))}`)]
}

export function allMessage(parts: readonly Part[], page: number, size: number, outboxId: string): Message {
  const all = parts.flatMap(({ items }) => items)
  const of = Math.max(1, Math.ceil(all.length / size))
  const shown = all.slice((page - 1) * size, page * size).flatMap(({ blocks }) => blocks)
  const turn = [
    page > 1 ? button('digest.show-all', 'Previous', { digest: outboxId, page: String(page - 1) }) : null,
    page < of ? button('digest.show-all', 'Next', { digest: outboxId, page: String(page + 1) }) : null,
  ].filter((one) => one !== null)
  return {
    text: `All ${all.length} things of that morning`,
    blocks: [
      section(`*All ${all.length} things of that morning*`),
      ...shown,
      ...(of > 1 ? [context(`page ${page} of ${of}`), actions(...turn)] : []),
    ],
  }
}
