/** Who may do what: one table from ability to the people who have it. */
import type { Ability, Actor, Role, Seat } from './feature.js'

export interface Standpoint {
  readonly actor: Actor
  readonly seats: readonly Seat[]
  /** The act happens in a channel the register is bound to. */
  readonly inBoundChannel: boolean
  /** The register has at least one steward. */
  readonly stewarded: boolean
}

export function hasRole(seats: readonly Seat[], role: Role): boolean {
  return seats.some((seat) => seat.role === role)
}

/** Stewards; while there is none, workspace admins; the operator at the command line always. */
export function actsAsSteward({ actor, seats, stewarded }: Standpoint): boolean {
  return actor.standing === 'operator' || hasRole(seats, 'steward') || (!stewarded && actor.standing === 'admin')
}

function reads({ actor, seats, inBoundChannel }: Standpoint): boolean {
  return inBoundChannel || seats.length > 0 || actor.standing === 'admin' || actor.standing === 'operator'
}

const table: Readonly<Record<Ability, (at: Standpoint) => boolean>> = {
  anyone: () => true,
  create: ({ actor }) => actor.standing === 'admin' || actor.standing === 'member' || actor.standing === 'operator',
  read: reads,
  act: reads,
  'name-people': reads,
  edit: (at) => reads(at) && actsAsSteward(at),
}

/** Whether the table grants the ability. Where it refuses to read, the answer to the person must be "no such register". */
export function may(ability: Ability, at: Standpoint): boolean {
  return table[ability](at)
}
