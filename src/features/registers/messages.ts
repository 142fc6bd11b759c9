/** Which messages a register has in Slack: its card in the home channel, and in the card's thread one message for each thing that changed. */
import type { Wanted } from '../../kernel/decision.js'
import type { DateContext } from '../../kernel/period.js'
import type { Day } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'

/** Key of the register's card in its home channel; null while it has none. */
export function cardKey(register: Pick<RegisterAt, 'key' | 'homeChannel'>): string | null {
  return register.homeChannel ? `card/${register.key}/${register.homeChannel}` : null
}

/** The card itself. */
export function card(register: Pick<RegisterAt, 'id' | 'key' | 'homeChannel'>): readonly Wanted[] {
  const key = cardKey(register)
  if (!key || !register.homeChannel) return []
  return [{ kind: 'register.card', key, subject: { register: register.id }, destination: register.homeChannel, shows: [register.key] }]
}

/**
 * A change said in the register's thread: the first change to a thing posts its message, later ones redraw it.
 * @param kind the slice's MessageKind; it is drawn with the subject `{ register, ref }`
 */
export function said(register: RegisterAt, kind: string, ref: string): readonly Wanted[] {
  const threadKey = cardKey(register)
  if (!threadKey || !register.homeChannel) return []
  return [
    {
      kind,
      key: `said/${ref}/${register.homeChannel}`,
      subject: { register: register.id, ref },
      destination: register.homeChannel,
      threadKey,
      shows: [ref],
    },
  ]
}

/** How dates that a person writes about this register are read. */
export function dateContext(register: RegisterAt, today?: Day): DateContext {
  return { initiated: register.initiated?.from ?? undefined, dayFirst: register.dayFirst, ...(today ? { today } : {}) }
}
