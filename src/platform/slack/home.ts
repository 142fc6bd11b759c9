/** App Home: what this person owes and what waits for them, assembled from what the slices contribute. */
import type { Assembly, DrawEnv } from '../feature.js'
import type { Db } from '../store.js'
import type { Block } from './blocks.js'
import { context, header, section } from './blocks.js'

/** Slack allows 100 blocks in a view; the rest is behind `/wg mine`. */
const LINES_A_SECTION = 12

export async function homeView(db: Db, user: string, env: DrawEnv): Promise<{ type: 'home'; blocks: Block[] }> {
  const blocks: Block[] = [header('Registrar')]
  let lines = 0
  for (const part of env.registry.home) {
    const drawn = await part.draw(db, { workspace: env.workspace, user }, env)
    if (drawn.length === 0) continue
    if (!part.homeOnly) lines += drawn.length
    blocks.push(section(`*${part.title}*`))
    for (const line of drawn.slice(0, LINES_A_SECTION)) blocks.push(section(line.text, line.button))
    const more = drawn.length - LINES_A_SECTION
    if (more > 0) blocks.push(context(`and ${more} more: type \`/wg mine\` in any channel.`))
  }
  if (blocks.length === 1) blocks.push(section(nothingYet(env.registry)))
  else if (lines === 0) blocks.splice(1, 0, section('Nothing waits for you.'))
  blocks.push(context('Type `/wg` in any channel to see what can be done there.'))
  return { type: 'home', blocks: blocks.slice(0, 100) }
}

function nothingYet(registry: Assembly): string {
  const canImport = registry.command('register', 'import') !== undefined
  return canImport
    ? 'Nothing waits for you. To begin, read in a register: type `/wg register import` in a channel and choose its document.'
    : 'Nothing waits for you.'
}
