/** Everything that is kept of a register as JSON, part by part as the slices give it; and a register taken from such a file. */
import { z } from 'zod'
import type { Json } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { DrawEnv, RegisterAt } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import { takeRegister } from '../registers/index.js'

/** Counts up when a part changes so that an older program could misread it. */
const FORM = 1

const Envelope = z.object({ registrar: z.literal(FORM), register: z.unknown() }).loose()

export async function everythingOf(db: Db, register: RegisterAt, env: DrawEnv): Promise<string> {
  const parts: Record<string, Json> = {}
  for (const exporter of env.registry.exporters) parts[exporter.id] = await exporter.give(db, register)
  return `${JSON.stringify({ registrar: FORM, exported: env.now, ...parts }, null, 2)}\n`
}

/**
 * Keeps the register of an export again, with its numbers, dates, people and states; in the caller's transaction.
 * Its history and what is only for reading is not taken, its channels are not bound.
 * @param key the one to have instead of its own
 */
export async function takeEverything(tx: Tx, who: Acting, text: string, key: string | null): Promise<Result<RegisterAt>> {
  const parsed = envelopeOf(text)
  if (!parsed.ok) return parsed
  const register = await takeRegister(tx, who, parsed.value.register, key)
  if (!register.ok) return register
  for (const exporter of who.registry.exporters) {
    const part = parsed.value[exporter.id]
    if (!exporter.take || part === undefined) continue
    const taken = await exporter.take(tx, who, register.value, part as Json)
    if (!taken.ok) return taken
  }
  return ok(register.value)
}

function envelopeOf(text: string): Result<z.infer<typeof Envelope>> {
  const none = (why: string): Result<never> =>
    refuse('no-export', `This is no register that Registrar exported: ${why}.`, {
      hint: 'Export one with `registrar export KEY --format json`.',
    })
  try {
    const parsed = Envelope.safeParse(JSON.parse(text))
    return parsed.success ? ok(parsed.data) : none('it does not begin as one does')
  } catch (error) {
    if (error instanceof SyntaxError) return none('it is no whole JSON')
    throw error
  }
}
