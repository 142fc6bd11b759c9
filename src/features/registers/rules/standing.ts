/** Who has approved a register, and whose approval is missing. */
import { formatDay } from '../../../kernel/calendar.js'
import { showPeriod } from '../../../kernel/period.js'
import type { Register } from '../model.js'
import { inForceStates, silentStates } from './states.js'

/** Parties whose approval of this version is recorded, and those still missing. */
export function approvalsOf(register: Register): { readonly approved: Register['approvals']; readonly missing: readonly string[] } {
  const approved = register.approvals.filter(({ version }) => version === register.version)
  const has = (short: string): boolean => approved.some(({ party }) => party === short)
  return { approved, missing: register.parties.map(({ short }) => short).filter((short) => !has(short)) }
}

/** One line on where the register stands: "draft · approved by DMTF · CSCC has not approved version 1.0". */
export function standingOf(register: Register): readonly string[] {
  const { approved, missing } = approvalsOf(register)
  const version = register.version ? ` version ${register.version}` : ' it'
  const lines = approved.map(({ party, body, resolution, on }) => {
    const by = [
      body,
      resolution ? `resolution ${resolution}` : null,
      on ? `on ${on.precision === 'day' && on.to ? formatDay(on.to) : showPeriod(on)}` : null,
    ].filter((part) => part !== null)
    return `${party} approved${version}${by.length > 0 ? ` (${by.join(', ')})` : ''}`
  })
  if (missing.length > 0)
    lines.push(`${missing.join(' and ')} ${missing.length > 1 ? 'have' : 'has'} not approved${version} yet, so it is not active`)
  return lines
}

/** "CSCC has not approved"; null once every party has, or when the register asks nobody any more. */
export function missingWords(
  register: Register,
  asked: { readonly open: { readonly label: string } | null; readonly standing: { readonly missing: readonly string[] } | null },
): string | null {
  if (silentStates.includes(register.state)) return null
  const inForce = inForceStates.includes(register.state)
  const missing = asked.standing?.missing ?? (inForce ? [] : approvalsOf(register).missing)
  if (missing.length === 0) return null
  const version = inForce && asked.open ? ` version ${asked.open.label}` : ''
  return `${missing.join(' and ')} ${missing.length > 1 ? 'have' : 'has'} not approved${version}`
}
