/** What all slices together know of somebody's work. */
import { dayIn } from '../../kernel/calendar.js'
import type { Zone } from '../../kernel/time.js'
import type { DrawEnv, HomeLine } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { isSpoken } from './rules.js'

export interface TitledLine extends HomeLine {
  readonly title: string
}

interface Person {
  readonly workspace: string
  readonly user: string
}

/** Everything one owes and everything that waits, over all registers. */
export async function allLines(db: Db, who: Person, env: DrawEnv): Promise<TitledLine[]> {
  return linesOf(db, who, env, null)
}

/** What is worth a morning: owed within two weeks or overdue, and what waits for an answer. */
export async function spokenLines(db: Db, who: Person, zone: Zone, env: DrawEnv): Promise<TitledLine[]> {
  return linesOf(db, who, env, zone)
}

async function linesOf(db: Db, who: Person, env: DrawEnv, spokenIn: Zone | null): Promise<TitledLine[]> {
  const lines: TitledLine[] = []
  for (const part of env.registry.home) {
    if (part.homeOnly || part.setting) continue
    for (const line of await part.draw(db, who, env))
      if (spokenIn === null || isSpoken(part, line, dayIn(env.now, spokenIn))) lines.push({ ...line, title: part.title })
  }
  return lines
}
