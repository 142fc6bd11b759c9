/** Judgements about a register itself: binding, edits, the words of its terms. */
import type { Decision, Json } from '../../../kernel/decision.js'
import type { DateContext } from '../../../kernel/period.js'
import { parsePeriod } from '../../../kernel/period.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { referenceOf } from '../../../kernel/reference.js'
import type { AgreedItem } from '../../../platform/agreed.js'
import type { RegisterAt } from '../../../platform/feature.js'
import { card } from '../messages.js'
import type { Register, Term } from '../model.js'
import { allowed, changed, inForceStates, ownRef } from './states.js'

/** Binds the register to its one home channel, or to a party's own. */
export function bind(
  at: RegisterAt,
  register: Register,
  request: { readonly channel: string; readonly party: string | null },
): Result<Decision<Register>> {
  const state = allowed(register, 'bind')
  if (!state.ok) return state
  const { channel, party } = request
  if (party !== null) return bindParty(at, register, channel, party)
  if (register.homeChannel === channel)
    return refuse('already-bound', `${register.key} is already bound to <#${channel}>.`, { hint: 'Its card stands there.' })
  const next: Register = { ...register, homeChannel: channel }
  const moved: RegisterAt = { ...at, homeChannel: channel }
  const ref = ownRef(register.key)
  return ok({
    next,
    events: [
      { kind: 'register.bound', ref, sentence: `bound ${register.key} to <#${channel}>`, before: register.homeChannel, after: channel },
    ],
    notices: card(moved),
  })
}

function bindParty(at: RegisterAt, register: Register, channel: string, party: string): Result<Decision<Register>> {
  const found = register.parties.find(({ short }) => short.toLowerCase() === party.toLowerCase())
  if (!found)
    return refuse('no-such-party', `${register.key} has no party ${party}.`, {
      hint: `Its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
      field: 'party',
    })
  if (channel === register.homeChannel) {
    return refuse('home-already', `<#${channel}> is the home channel of ${register.key} already.`, {
      hint: `Choose another channel for ${found.short}.`,
    })
  }
  if (found.channel === channel) return refuse('already-bound', `<#${channel}> is already ${found.short}'s channel for ${register.key}.`)
  const parties = register.parties.map((one) => (one === found ? { ...one, channel } : one))
  const sentence = `bound ${register.key} to <#${channel}> for ${found.short}`
  return ok(changed(at, { ...register, parties }, 'register.bound', sentence, found.channel, channel))
}

/** What `register edit` may change; absent means unchanged. */
export interface EditRequest {
  readonly title?: string | undefined
  readonly version?: string | undefined
  readonly initiated?: string | undefined
  readonly link?: string | undefined
}

export function edit(at: RegisterAt, register: Register, request: EditRequest, context: DateContext): Result<Decision<Register>> {
  const state = allowed(register, 'edit')
  if (!state.ok) return state
  const before: Record<string, Json> = {}
  const after: Record<string, Json> = {}
  let next = register
  const note = (name: string, was: Json, is: Json): void => {
    if (was === is) return
    before[name] = was
    after[name] = is
  }
  if (request.title !== undefined) {
    note('title', register.title, request.title)
    next = { ...next, title: request.title }
  }
  if (request.version !== undefined && request.version !== register.version) {
    if (inForceStates.includes(register.state))
      return refuse(
        'in-force',
        `Version ${register.version ?? ''} of ${register.key} is in force; another version is another text.`.replace('  ', ' '),
        {
          hint: `Begin the next one: \`/wg register revise ${register.key} version:${request.version}\`.`,
          field: 'version',
        },
      )
    note('version', register.version, request.version)
    next = { ...next, version: request.version }
  }
  if (request.initiated !== undefined) {
    const initiated = parsePeriod(request.initiated, context)
    if (!initiated.ok) return { ok: false, problem: { ...initiated.problem, field: 'initiated' } }
    note('initiated', register.initiated?.written ?? null, initiated.value.written)
    next = { ...next, initiated: initiated.value }
  }
  if (request.link !== undefined) {
    note('partner document', register.partnerDocument?.link ?? null, request.link)
    next = { ...next, partnerDocument: { state: 'linked', text: register.partnerDocument?.text ?? '', link: request.link } }
  }
  const names = Object.keys(after)
  if (names.length === 0)
    return refuse('nothing-changed', `That is what ${register.key} says already.`, {
      hint: 'Give another title, version, date initiated or link.',
    })
  const sentence = `changed ${names.map((name) => `${name} of ${register.key} from ${show(before[name])} to ${show(after[name])}`).join('; ')}`
  return ok(changed(at, next, 'register.edited', sentence, before, after))
}

function show(value: Json | undefined): string {
  return value === null || value === undefined ? 'nothing' : `“${String(value)}”`
}

/** Whether a term may have those words. */
export function changeTerm(at: RegisterAt, register: Register, term: Term, text: string): Result<Term> {
  const state = allowed(register, 'edit')
  if (!state.ok) return state
  if (term.text === text) return refuse('nothing-changed', `Term ${term.label} of ${at.key} says that already.`, { field: 'text' })
  return ok({ ...term, text })
}

/** A term as part of what was agreed. */
export function termItem({ key }: Pick<Register, 'key'>, { number, label, text }: Pick<Term, 'number' | 'label' | 'text'>): AgreedItem {
  return { ref: referenceOf(key, 'term', number), kind: 'term', name: `term ${label}`, text, due: null, parties: [], about: null }
}

/** A term by its label (`c`, `3.1`) or its reference (`T3`, `OGF-T3`). */
export function findTerm(register: Pick<Register, 'key'>, terms: readonly Term[], words: string): Result<Term> {
  const wanted = words
    .trim()
    .replace(/[.:)]$/, '')
    .toLowerCase()
  const found = terms.find(({ number, label }) =>
    [label.toLowerCase(), `t${number}`, `${register.key.toLowerCase()}-t${number}`].includes(wanted),
  )
  if (found) return ok(found)
  if (terms.length === 0)
    return refuse('no-terms', `${register.key} has no terms.`, { hint: 'They come with its document, read in by `/wg register import`.' })
  return refuse('no-such-term', `${register.key} has no term ${words}.`, { hint: `It has ${terms.map(({ label }) => label).join(', ')}.` })
}
