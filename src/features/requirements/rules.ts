/** Judgements about requirements: who states what of which standard, what has gone stale, and where the gaps are. */
import type { Decision, Event } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { referenceOf } from '../../kernel/reference.js'
import type { RegisterAt, Seat } from '../../platform/feature.js'
import { said } from '../registers/index.js'
import type { Level, NewRequirement, Requirement, Standard, Statement } from './model.js'

/** Which kind of statement allows which parts; refusals and help read it. */
export const can = {
  coverage: ['level', 'reason'],
  relevance: ['reason'],
} as const satisfies Record<Statement['kind'], readonly string[]>

const LONGEST = 3000

export interface Setting {
  readonly register: RegisterAt
  readonly actor: { readonly user: string; readonly steward: boolean; readonly seats: readonly Seat[] }
}

export function refOf(register: Pick<RegisterAt, 'key'>, number: number): string {
  return referenceOf(register.key, 'requirement', number)
}

/** The party somebody speaks for: as said, else their own; stewards may say any. */
function speaker({ register, actor }: Setting, named: string | undefined): Result<string> {
  const own = [...new Set(actor.seats.filter(({ role }) => role !== 'observer').map(({ party }) => party))].filter((party) => party !== '')
  const wanted = named ?? (own.length === 1 ? own[0] : undefined)
  const party = register.parties.find(({ short }) => short.toLowerCase() === wanted?.toLowerCase())?.short
  if (party === undefined)
    return refuse('needs-party', wanted === undefined ? 'Say for which party.' : `${register.key} has no party ${wanted}.`, {
      hint: `\`party:${register.parties[0]?.short ?? 'DMTF'}\`; its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
      field: 'party',
    })
  if (actor.steward || own.includes(party)) return ok(party)
  return refuse('not-of-party', `Only people of ${party} on the roster, or a steward, state that for ${party}.`, {
    hint: 'See who: `/wg roster list`.',
    field: 'party',
  })
}

export function add(
  setting: Setting,
  number: number,
  request: { readonly text: string; readonly party: string | undefined; readonly link: string | undefined },
): Result<Decision<NewRequirement>> {
  const text = request.text.trim()
  if (text === '') return refuse('missing', 'Say what is needed.', { field: 'text' })
  if (text.length > LONGEST)
    return refuse('too-long', `A requirement has at most ${LONGEST} characters.`, { hint: 'Keep the rest behind a link.', field: 'text' })
  const party = speaker(setting, request.party)
  if (!party.ok) return party
  const ref = refOf(setting.register, number)
  const next: NewRequirement = { party: party.value, text, link: request.link ?? null }
  return ok({
    next,
    events: [
      {
        kind: 'requirement.added',
        ref,
        sentence: `added the requirement Q${number} of ${party.value}: ${text}`,
        before: null,
        after: { ...next },
      },
    ],
    notices: said(setting.register, 'requirement.said', ref),
  })
}

export interface CoverRequest {
  readonly standard: string
  readonly version: string
  readonly level: Level | undefined
  readonly reason: string
  readonly party: string | undefined
}

/** One party's statement on one standard; a later one takes the place of the earlier, which stays in the history. */
export function cover(setting: Setting, requirement: Requirement, request: CoverRequest): Result<Decision<Statement>> {
  const { register, actor } = setting
  const party = speaker(setting, request.party)
  if (!party.ok) return party
  const kind = party.value === requirement.party ? 'relevance' : 'coverage'
  const ref = refOf(register, requirement.number)
  if (kind === 'coverage' && request.level === undefined)
    return refuse('missing', `Say how far ${request.standard} satisfies ${ref}.`, {
      hint: '`level:fully`, `level:partly`, `level:planned` or `level:no`',
      field: 'level',
    })
  const parts: readonly string[] = can[kind]
  if (request.level !== undefined && !parts.includes('level'))
    return refuse('own-requirement', `${ref} is ${party.value}’s own: how far a standard satisfies it is stated by the other party.`, {
      hint: `State of what relevance ${request.standard} is to it, without \`level:\`.`,
      field: 'level',
    })
  const reason = request.reason.trim()
  if (reason === '')
    return refuse('missing', kind === 'coverage' ? 'Say why, or by which part of the standard.' : 'Say of what relevance it is.', {
      field: 'reason',
    })
  if (reason.length > LONGEST) return refuse('too-long', `A reason has at most ${LONGEST} characters.`, { field: 'reason' })
  const { standard, version } = request
  const before = requirement.statements.find((one) => one.kind === kind && one.party === party.value && one.standard === standard)
  const next: Statement = {
    kind,
    party: party.value,
    standard,
    version,
    level: kind === 'coverage' ? (request.level ?? null) : null,
    reason,
    givenBy: actor.user,
  }
  const how =
    next.level === null
      ? `stated the relevance of ${standard} ${version} to`
      : `stated that ${standard} ${version} covers ${levelWords[next.level]}`
  return ok({
    next,
    events: [
      {
        kind: 'requirement.covered',
        ref,
        sentence: `${how} Q${requirement.number}, for ${party.value}`,
        before: before ? { version: before.version, level: before.level, reason: before.reason } : null,
        after: { version, level: next.level, reason },
        reason,
      },
    ],
    notices: said(register, 'requirement.said', ref),
  })
}

export const levelWords: Readonly<Record<Level, string>> = { fully: 'fully', partly: 'partly', planned: 'as planned', no: 'not' }

/** `1.10` comes after `1.9`; words after numbers. */
export function laterVersion(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true, sensitivity: 'base' }) > 0
}

/** The version in force once a statement names another; what was stated of an earlier one is stale, and said so in the history of each. */
export function superseded(
  register: RegisterAt,
  requirements: readonly Requirement[],
  known: Standard | null,
  named: Standard,
): { readonly standard: Standard; readonly events: readonly Event[] } {
  if (known && !laterVersion(named.version, known.version)) return { standard: known, events: [] }
  const events = requirements
    .filter(({ statements }) => statements.some(({ standard, version }) => standard === named.name && version !== named.version))
    .map(
      ({ number }): Event => ({
        kind: 'requirement.stale',
        ref: refOf(register, number),
        sentence: `noted ${named.name} ${named.version}, so what Q${number} says of an earlier version is stale`,
        before: known?.version ?? null,
        after: named.version,
      }),
    )
  return { standard: named, events: known ? events : [] }
}

export function isStale(statement: Pick<Statement, 'standard' | 'version'>, standards: readonly Standard[]): boolean {
  const standard = standards.find(({ name }) => name === statement.standard)
  return standard !== undefined && standard.version !== statement.version
}

const ranks: Readonly<Record<Level, number>> = { no: 0, planned: 1, partly: 2, fully: 3 }

/** How well a requirement is met by what is stated of versions in force: 0 is a gap, 3 fully. */
export function metBy(requirement: Requirement, standards: readonly Standard[]): number {
  const levels = requirement.statements.flatMap((one) => (one.level !== null && !isStale(one, standards) ? [ranks[one.level]] : []))
  return Math.max(0, ...levels)
}

/** Gaps first, then what is planned, partly and fully met; by number within. */
export function gapsFirst(requirements: readonly Requirement[], standards: readonly Standard[]): Requirement[] {
  return [...requirements].sort((a, b) => metBy(a, standards) - metBy(b, standards) || a.number - b.number)
}

export interface Counts {
  readonly gaps: number
  readonly stale: number
}

export function countsOf(requirements: readonly Requirement[], standards: readonly Standard[]): Counts {
  return {
    gaps: requirements.filter((one) => metBy(one, standards) === 0).length,
    stale: requirements.flatMap(({ statements }) => statements).filter((one) => isStale(one, standards)).length,
  }
}
