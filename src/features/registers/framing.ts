/** What frames a register: its title, date initiated, the parties' full names, gates, notices on rights and cadence; and the changes to these that a document brings. */
import { z } from 'zod'
import { Cadence } from '../../kernel/cadence.js'
import { Period } from '../../kernel/period.js'
import { ok } from '../../kernel/problem.js'
import type { AgreedItem, ChangeKind, ProposedChange } from '../../platform/agreed.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { pairTexts } from '../../platform/text.js'
import type { NewRegister, Register } from './model.js'
import { Gate } from './model.js'
import { frame } from './rules/agreed.js'
import { ownRef } from './rules/states.js'
import { findFull, save, saveGate, saveIpr } from './store/register.js'
import { gone, tell } from './wording.js'

/** Null takes a gate or a notice out, or says that there was none. */
const Payload = z.discriminatedUnion('what', [
  z.object({ what: z.literal('title'), title: z.string() }),
  z.object({ what: z.literal('initiated'), initiated: Period }),
  z.object({ what: z.literal('party'), short: z.string(), name: z.string() }),
  z.object({ what: z.literal('gate'), from: z.string(), to: z.string(), gate: Gate.nullable() }),
  z.object({ what: z.literal('ipr'), before: z.string().nullable(), after: z.string().nullable() }),
  z.object({ what: z.literal('cadence'), cadence: Cadence }),
])
type Payload = z.infer<typeof Payload>

function change(before: AgreedItem | null, after: AgreedItem | null, payload: Payload): ProposedChange {
  const { ref, name } = before ?? after ?? { ref: '', name: '' }
  const verb = before && after ? 'change' : before ? 'drop' : 'add'
  return { kind: frameKind.id, ref, title: `${verb} ${name}`, before, after, payload, reason: null }
}

/** What a document says of these; null and what it does not say stay as they are, gates and notices apart. */
export type Framing = Pick<NewRegister, 'title' | 'initiated' | 'parties' | 'gates' | 'ipr' | 'cadence'>

/** What another document says differently of what frames the register; who is bound by it is never changed. */
export async function frameChanges(db: Db, at: RegisterAt, document: Framing): Promise<ProposedChange[]> {
  const register = await findFull(db, at.id)
  return [...nameChanges(register, document), ...gateChanges(register, document), ...iprChanges(register, document)]
}

function nameChanges(register: Register, { title, initiated, parties, cadence }: Framing): ProposedChange[] {
  const changes: ProposedChange[] = []
  if (title !== null && title !== register.title)
    changes.push(change(register.title === null ? null : frame.title(register.title), frame.title(title), { what: 'title', title }))
  if (initiated !== null && initiated.from !== register.initiated?.from)
    changes.push(
      change(register.initiated && frame.initiated(register.initiated), frame.initiated(initiated), { what: 'initiated', initiated }),
    )
  for (const { name, short } of parties) {
    const before = register.parties.find((party) => party.short === short)
    if (before && before.name !== name)
      changes.push(change(frame.party(before), frame.party({ name, short }), { what: 'party', short, name }))
  }
  if (cadence !== null && cadence.written !== register.cadence?.written)
    changes.push(change(register.cadence && frame.cadence(register.cadence), frame.cadence(cadence), { what: 'cadence', cadence }))
  return changes
}

function gateChanges(register: Register, document: Framing): ProposedChange[] {
  const bound = (short: string): boolean => register.parties.some((party) => party.short === short)
  const wanted = document.gates.filter(({ from, to }) => bound(from) && bound(to))
  const same = (a: Gate, b: Gate): boolean => a.from === b.from && a.to === b.to
  const changes: ProposedChange[] = []
  for (const gate of wanted) {
    const before = register.gates.find((one) => same(one, gate))
    if (before?.completeness === gate.completeness && before.reviews === gate.reviews) continue
    const { from, to } = gate
    changes.push(change(before ? frame.gate(before) : null, frame.gate(gate), { what: 'gate', from, to, gate }))
  }
  for (const gate of register.gates)
    if (!wanted.some((one) => same(one, gate)))
      changes.push(change(frame.gate(gate), null, { what: 'gate', from: gate.from, to: gate.to, gate: null }))
  return changes
}

function iprChanges(register: Register, document: Framing): ProposedChange[] {
  const pairs = pairTexts(register.ipr, document.ipr)
  const changes: ProposedChange[] = []
  for (const [index, before] of register.ipr.entries()) {
    const after = document.ipr[pairs[index] ?? -1] ?? null
    if (after === before) continue
    const is = after === null ? null : frame.ipr(after, index + 1)
    changes.push(change(frame.ipr(before, index + 1), is, { what: 'ipr', before, after }))
  }
  let number = register.ipr.length
  for (const [index, after] of document.ipr.entries()) {
    if (pairs.includes(index)) continue
    number += 1
    changes.push(change(null, frame.ipr(after, number), { what: 'ipr', before: null, after }))
  }
  return changes
}

export const frameKind: ChangeKind = {
  id: 'frame.change',
  apply: async (tx, who, at, made) => {
    const payload = Payload.parse(made.payload)
    const register = await findFull(tx, at.id)
    const home = { workspace: who.workspace, registerId: at.id }
    if (payload.what === 'gate') await saveGate(tx, home, payload, payload.gate)
    else if (payload.what === 'ipr') {
      if (!(await saveIpr(tx, home, payload.before, payload.after))) return gone(made)
    } else await save(tx, reframed(register, payload))
    await tell(tx, who, at, made, ownRef(at.key), 'register.reframed')
    return ok(null)
  },
}

function reframed(register: Register, payload: Exclude<Payload, { what: 'gate' | 'ipr' }>): Register {
  if (payload.what === 'title') return { ...register, title: payload.title }
  if (payload.what === 'initiated') return { ...register, initiated: payload.initiated }
  if (payload.what === 'cadence') return { ...register, cadence: payload.cadence }
  const { short, name } = payload
  return { ...register, parties: register.parties.map((party) => (party.short === short ? { ...party, name } : party)) }
}
