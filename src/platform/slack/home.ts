/** App Home: what this person owes and what waits for them, assembled from what the slices contribute. */
import type { Assembly, DrawEnv, HomeLine } from '../feature.js'
import { HOME_LINES } from '../feature.js'
import { kindOf } from '../people.js'
import type { Db } from '../store.js'
import type { Block } from './blocks.js'
import { context, header, section } from './blocks.js'

/** Slack allows 100 blocks in a view; the rest is behind `/wg mine`. */
const VIEW_BLOCKS = 100
/** For settings and the last line, which must not be pushed out. */
const ROOM_BELOW = 10

export async function homeView(db: Db, user: string, env: DrawEnv): Promise<{ type: 'home'; blocks: Block[] }> {
  const kind = await kindOf(db, env.workspace, user)
  const outside = kind === 'external'
  const parts: { title: string; more: string; homeOnly: boolean; setting: boolean; lines: HomeLine[] }[] = []
  for (const { title, more = '/wg mine', homeOnly = false, setting = false, draw } of env.registry.home) {
    const lines = await draw(db, { workspace: env.workspace, user }, env)
    // What waits for an answer is one list, whichever slice asks.
    const there = parts.find((part) => part.title === title)
    if (there) there.lines.push(...lines)
    else parts.push({ title, more, homeOnly, setting, lines: [...lines] })
  }
  const shown = parts.filter(({ lines }) => lines.length > 0)
  const [work, settings] = [shown.filter(({ setting }) => !setting), shown.filter(({ setting }) => setting)]
  const idle = work.length === 0 ? nothingYet(env.registry, kind) : work.every(({ homeOnly }) => homeOnly) ? 'Nothing waits for you.' : null
  const blocks = [header('Registrar'), ...(idle ? [section(idle)] : []), ...work.flatMap((part) => partBlocks(part, outside))].slice(
    0,
    VIEW_BLOCKS - ROOM_BELOW,
  )
  const below = [...settings.flatMap((part) => partBlocks(part, outside)), context(wayOn[outside ? 'outside' : 'here'])]
  return { type: 'home', blocks: [...blocks, ...below].slice(0, VIEW_BLOCKS) }
}

/** People of other workspaces have no slash commands: buttons and mentions serve them. */
const wayOn = {
  here: 'Type `/wg` in any channel to see what can be done there.',
  outside: 'In a channel you share, press the buttons below its register, or mention Registrar: `@Registrar help`.',
} as const

function partBlocks(
  { title, more: all, lines }: { readonly title: string; readonly more: string; readonly lines: readonly HomeLine[] },
  outside: boolean,
): Block[] {
  const more = lines.length - HOME_LINES
  return [
    section(`*${title}*`),
    ...lines.slice(0, HOME_LINES).map(({ text, button }) => section(text, button)),
    ...(more > 0
      ? [
          context(
            `and ${more} more: ${outside ? `mention Registrar with \`${all.replace('/wg ', '')}\` in a channel you share` : `type \`${all}\` in any channel`}.`,
          ),
        ]
      : []),
  ]
}

function nothingYet(registry: Assembly, kind: string): string {
  const canImport = registry.command('register', 'import') !== undefined && kind !== 'external' && kind !== 'guest'
  return canImport
    ? 'Nothing waits for you. To begin, read in a register: type `/wg register import` in a channel and choose its document.'
    : 'Nothing waits for you.'
}
