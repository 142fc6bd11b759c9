/** Judgements about the partner's document: awaited, linked, or said never to come. */
import { addMonths } from '../../kernel/calendar.js'
import type { Decision } from '../../kernel/decision.js'
import type { LadderInput } from '../../kernel/ladder.js'
import { everyMonths } from '../../kernel/ladder.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { Day } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { PartnerDocument } from '../registers/index.js'
import { ownRef, said, silentStates } from '../registers/index.js'
import type { DatedDocument } from './model.js'

const MONTH = 1

/** When the monthly question comes round; null while nobody is asked. */
export function speaking(
  { state, zone, at, holidays }: Pick<RegisterAt, 'state' | 'zone' | 'at' | 'holidays'>,
  document: Pick<DatedDocument, 'state' | 'since' | 'quietUntil' | 'countFrom' | 'snoozedUntil'>,
): LadderInput | null {
  if (document.state !== 'awaited' || silentStates.includes(state)) return null
  const { since: due, quietUntil, countFrom, snoozedUntil } = document
  return { due, precision: 'day', ladder: everyMonths(MONTH, due), zone, at, holidays, quietUntil, countFrom, snoozedUntil }
}

/** A month of waiting has passed, so that it was asked about. */
export function isAsked({ state, since }: Pick<DatedDocument, 'state' | 'since'>, today: Day): boolean {
  return state === 'awaited' && addMonths(since, MONTH) <= today
}

export type Answer = { readonly kind: 'linked'; readonly link: string } | { readonly kind: 'none' } | { readonly kind: 'awaited' }

/** What a steward says of the document; linking it or saying that there will be none ends the question. */
export function answer(register: RegisterAt, present: PartnerDocument | null, given: Answer): Result<Decision<PartnerDocument>> {
  if (silentStates.includes(register.state))
    return refuse('wrong-state', `${register.key} is ${register.state}: it can no longer be changed.`, {
      hint: `See \`/wg register history ${register.key}\`.`,
    })
  const link = given.kind === 'linked' ? given.link : null
  if (present?.state === given.kind && present.link === link) return refuse('nothing-changed', alreadyWords(register, given))
  const sentence = {
    linked: `linked the partner’s document of ${register.key}`,
    none: `said that there will be no partner’s document for ${register.key}`,
    awaited: `said that the partner’s document of ${register.key} is awaited`,
  }[given.kind]
  const ref = ownRef(register.key)
  const event = {
    kind: `register.document-${given.kind}`,
    ref,
    sentence,
    before: present?.link ?? present?.state ?? null,
    after: link ?? given.kind,
  }
  return ok({
    next: { state: given.kind, text: present?.text ?? '', link },
    events: [link ? { ...event, reason: link } : event],
    notices: said(register, 'register.said', ref),
  })
}

function alreadyWords({ key }: RegisterAt, { kind }: Answer): string {
  if (kind === 'linked') return `That is the partner’s document of ${key} already.`
  return kind === 'none'
    ? `It is recorded already that ${key} will have no partner’s document.`
    : `${key} awaits its partner’s document already.`
}
