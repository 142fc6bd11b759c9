/** A line of words → the command meant, the register meant and its input; with the nearest right word where one is wrong. */

import type { Result } from '../kernel/problem.js'
import { ok, refuse } from '../kernel/problem.js'
import type { ReferenceKind } from '../kernel/reference.js'
import { formatReference, parseReference } from '../kernel/reference.js'
import type { Assembly, Command, Ctx, Ports, RegisterAt } from './feature.js'
import type { Word } from './words.js'
import { joined, nearest, takeApart } from './words.js'

export interface MeantLine {
  readonly command: Command
  readonly given: Readonly<Record<string, string>>
  readonly register: RegisterAt | null
  /** Nothing was said beyond noun, verb and register: the verb's form is wanted. */
  readonly bare: boolean
}

interface Needs {
  readonly registry: Assembly
  readonly ports: Ports
  readonly ctx: Ctx
}

/** "For example: …", with something to type where the command has an example of that. */
export function exampleOf({ noun, verb, examples }: Pick<Command, 'noun' | 'verb' | 'examples'>): string {
  return `For example: \`${`/wg ${noun} ${verb} ${examples.find((one) => one !== '') ?? ''}`.trimEnd()}\``
}

/** @param preset the noun that the slash command itself names (`/wg-milestone`), else null */
export async function readLine(needs: Needs, text: string, preset: string | null): Promise<Result<MeantLine>> {
  const allNames = new Set(['key', ...needs.registry.commands.flatMap(({ names }) => names)])
  const { words, named, repeated } = takeApart(text, allNames)
  const twice = repeated[0]
  if (twice) return refuse('said-twice', `\`${twice}:\` stands there twice with different values.`, { hint: `Write \`${twice}:\` once.` })
  const meant = findCommand(needs.registry, words, preset)
  if (!meant.ok) return meant
  const { command, rest } = meant.value
  const said = new Map([...Object.entries(meant.value.given ?? {}), ...named])
  const unknown = [...named.keys()].find((name) => !command.names.includes(name) && !(name === 'key' && command.scope === 'register'))
  if (unknown) return unknownName(needs.registry, command, unknown)
  const empty = [...named].find(([, value]) => value.trim() === '')?.[0]
  if (empty)
    return refuse('empty-value', `\`${empty}:\` says nothing.`, {
      hint: 'Write what you mean right after it, or leave it out.',
      field: empty,
    })
  return command.scope === 'register' ? withRegister(needs, command, rest, said) : ok(plainLine(command, rest, said))
}

function plainLine(command: Command, rest: readonly Word[], named: ReadonlyMap<string, string>): MeantLine {
  const given: Record<string, string> = Object.fromEntries(named)
  const words = joined(rest)
  if (command.words && words !== '') given[command.words] ??= wordsValue(rest)
  return { command, given, register: null, bare: Object.keys(given).length === 0 }
}

/** The command a line means, the words left for it, and what a short word has said already. */
interface Meant {
  readonly command: Command
  readonly rest: readonly Word[]
  readonly given?: Readonly<Record<string, string>>
}

function findCommand(registry: Assembly, words: readonly Word[], preset: string | null): Result<Meant> {
  const first = words[0]
  if (preset) {
    const own = byShortWord(registry, preset, words) ?? verbOf(registry, preset, words)
    return own ?? refuse('no-such-noun', `There is no command ${preset}.`)
  }
  if (!first) return commandOrHelp(registry, 'help', words)
  const noun = nounOf(registry, first) ?? (first.quoted ? '' : first.text.toLowerCase())
  const named = byShortWord(registry, noun, words.slice(1)) ?? verbOf(registry, noun, words.slice(1))
  if (named) return named
  return byReference(registry, words) ?? wrongWord(registry, first.text)
}

/** The noun that a word is, one or several of it; null for any other word. */
function nounOf(registry: Assembly, word: Word | undefined): string | null {
  if (!word || word.quoted) return null
  const text = word.text.toLowerCase()
  return registry.nouns.find(({ word: noun }) => [noun, `${noun}s`, noun.replace(/y$/, 'ies')].includes(text))?.word ?? null
}

/** Null when it is none of the words that stand for a whole command. */
function byShortWord(registry: Assembly, word: string, rest: readonly Word[]): Result<Meant> | null {
  const short = registry.shortWords.find((candidate) => candidate.word === word)
  const command = short && registry.command(short.noun, short.verb)
  return command ? ok({ command, rest, given: short.given }) : null
}

/** Null when there is no such noun. */
function verbOf(registry: Assembly, noun: string, words: readonly Word[]): Result<Meant> | null {
  const of = registry.commands.filter((command) => command.noun === noun)
  if (of.length === 0) return null
  const only = of.length === 1 ? of[0] : undefined
  const verb = words[0]
  if (only && (only.verb === only.noun || only.verb === 'show'))
    return ok({ command: only, rest: words[0]?.text === only.verb ? words.slice(1) : words })
  if (!verb || verb.text.toLowerCase() === 'help') return commandOrHelp(registry, 'help', [{ text: noun, quoted: false, id: null }])
  const command = of.find((candidate) => candidate.verb === verb.text.toLowerCase())
  if (command) return ok({ command, rest: words.slice(1) })
  // `/wg milestone M3 done …` is how some people say it.
  const later = words[1] && of.find((candidate) => candidate.verb === words[1]?.text.toLowerCase())
  if (later && parseReference(verb.text).ok) return ok({ command: later, rest: [verb, ...words.slice(2)] })
  const verbs = of.map((candidate) => candidate.verb)
  const near = nearest(verb.text, verbs)
  return refuse('no-such-verb', `\`${noun}\` has no verb \`${verb.text}\`.`, {
    hint: `${near ? `Did you mean \`/wg ${noun} ${near}\`? ` : ''}There are: ${verbs.join(', ')}. \`/wg help ${noun}\` explains each.`,
  })
}

/** `done M3 …`: the reference names the noun. Null when the first word is no verb of anything. */
function byReference(registry: Assembly, words: readonly Word[]): Result<Meant> | null {
  const [first, second] = words
  if (!first || first.quoted) return null
  const reference = second && !second.quoted ? parseReference(second.text) : null
  const verb = first.text.toLowerCase()
  if (reference?.ok) {
    const command = registry.commands.find((candidate) => candidate.verb === verb && candidate.ref === reference.value.kind)
    if (command) return ok({ command, rest: words.slice(1) })
  }
  const candidates = registry.commands.filter((candidate) => candidate.verb === verb)
  // `/wg list milestones` is how some people say it; and what only other nouns do leads to what this one does.
  const noun = nounOf(registry, second)
  if (noun) return verbOf(registry, noun, [first, ...words.slice(2)])
  if (reference?.ok && candidates.length > 0 && !candidates.some(({ ref }) => ref === 'any')) {
    const named = verbOf(registry, reference.value.kind, words)
    if (named) return named
  }
  if (candidates.length === 0) return null
  return refuse('which-noun', `Say what to ${verb}: ${candidates.map(({ noun }) => `\`${noun}\``).join(', ')}.`, {
    hint: candidates[0] ? exampleOf(candidates[0]) : '`/wg` alone shows what can be done here.',
  })
}

function commandOrHelp(registry: Assembly, noun: string, rest: readonly Word[]): Result<Meant> {
  const command = registry.commands.find((candidate) => candidate.noun === noun)
  return command ? ok({ command, rest }) : refuse('no-help', 'Nothing can be done here yet.')
}

function wrongWord(registry: Assembly, word: string): Result<never> {
  const nouns = registry.nouns.map((noun) => noun.word)
  const verbs = [...new Set(registry.commands.map(({ verb }) => verb))]
  const near = nearest(word, [...nouns, ...verbs, ...registry.shortWords.map((short) => short.word)])
  return refuse('no-such-word', `Registrar does not know \`${word}\`.`, {
    hint: near ? `Did you mean \`/wg ${near}\`? \`/wg\` alone shows what can be done here.` : '`/wg` alone shows what can be done here.',
  })
}

const MANY_NAMES = 8

function unknownName(registry: Assembly, command: Command, name: string): Result<never> {
  if (command.noun === 'help' && registry.nouns.some(({ word }) => word === name))
    return refuse('unknown-name', `\`${name}\` is a word to begin with, without a colon.`, {
      hint: `\`/wg help ${name}\` shows what can be done with it.`,
    })
  const near = nearest(name, command.names)
  const known = command.names.filter((candidate) => candidate !== command.words)
  // Nobody reads a dozen names: the form has each with what it means.
  const many = command.hasForm && known.length > MANY_NAMES
  const shown = many ? known.slice(0, MANY_NAMES / 2) : known
  const taken = `It takes: ${shown.map((one) => `\`${one}:\``).join(' ')}`
  const form = `\`/wg ${command.noun} ${command.verb}\` alone opens its form with all ${known.length}`
  const names = known.length === 0 ? 'It takes no names' : !many ? taken : near ? form : `${taken} and more; ${form}`
  return refuse('unknown-name', `\`${command.noun} ${command.verb}\` takes no \`${name}:\`.`, {
    hint: `${near ? `Did you mean \`${near}:\`? ` : ''}${names}. Put quotes around text that holds a colon.`,
  })
}

async function withRegister(
  needs: Needs,
  command: Command,
  rest: readonly Word[],
  named: ReadonlyMap<string, string>,
): Promise<Result<MeantLine>> {
  const { ctx, ports } = needs
  const given: Record<string, string> = Object.fromEntries([...named].filter(([name]) => name !== 'key' || command.names.includes('key')))
  let key = command.names.includes('key') ? null : (named.get('key') ?? null)
  let words = rest
  const kind = command.ref
  const first = words[0]
  const reference = kind && kind !== 'register' && first && !first.quoted ? parseReference(first.text) : null
  if (first && kind && kind !== 'register' && reference?.ok) {
    const wrong = kind === 'any' ? null : wrongKind(command, kind, reference.value.kind, first.text)
    if (wrong) return wrong
    given.ref = kind === 'any' ? formatReference({ ...reference.value, key: null }) : String(reference.value.number)
    key = reference.value.key ?? key
    words = words.slice(1)
  } else if (first && kind && kind !== 'register' && !first.quoted && looksLikeReference(first.text) && (kind !== 'any' || command.refs)) {
    return noSuchLetter(command, kind, first.text)
  } else if (
    first &&
    !first.quoted &&
    first.id === null &&
    (kind === undefined || kind === 'register' || kind === 'any') &&
    (kind === 'register' || !command.words) &&
    /^[A-Za-z][A-Za-z0-9]{0,11}$/.test(first.text)
  ) {
    const candidate = first.text.toUpperCase()
    const exists = await ctx.read((db) => ports.registerByKey(db, ctx.workspace, candidate))
    if (exists || !command.words) {
      key = candidate
      words = words.slice(1)
    }
  }
  if (words.length > 0) {
    if (!command.words) {
      return refuse('too-many-words', `\`${command.noun} ${command.verb}\` does not know what to do with “${joined(words)}”.`, {
        hint: exampleOf(command),
      })
    }
    given[command.words] ??= wordsValue(words)
  }
  const register = await findRegister(needs, key)
  if (
    !register.ok &&
    register.problem.code === 'no-such-register' &&
    key &&
    needs.registry.nouns.some(({ word }) => word === key?.toLowerCase())
  )
    return refuse('no-such-register', `\`${key.toLowerCase()}\` is no register’s key.`, {
      hint: `\`/wg help ${key.toLowerCase()}\` shows what can be done with it, \`/wg register list\` which registers there are.`,
    })
  if (!register.ok) return register
  const bare = Object.keys(given).length === 0
  return ok({ command, given, register: register.value, bare: bare && command.schema.safeParse({}).success === false })
}

function wrongKind(command: Command, wanted: ReferenceKind, got: ReferenceKind, text: string): Result<never> | null {
  if (wanted === got) return null
  return refuse('wrong-kind', `${text} is ${withArticle(got)}, and \`${command.noun} ${command.verb}\` takes ${withArticle(wanted)}.`, {
    hint: exampleOf(command),
  })
}

/** `Z1`, `OGF-Z1`: a letter and a number, as references are. */
function looksLikeReference(text: string): boolean {
  return /^(?:[A-Za-z][A-Za-z0-9]{0,11}-)?[A-Za-z]\d{1,9}:?$/.test(text)
}

function noSuchLetter(command: Command, kind: ReferenceKind | 'any', text: string): Result<never> {
  const kinds = kind === 'any' ? (command.refs ?? []) : [kind]
  const taken = kinds.map((one) => `\`${formatReference({ key: null, kind: one, number: 1 })}\` (${one})`)
  const list = [taken.slice(0, -1).join(', '), taken.at(-1)].filter(Boolean).join(' or ')
  return refuse('not-a-reference', `${text.replace(/:$/, '')} names nothing here: \`${command.noun} ${command.verb}\` takes ${list}.`, {
    hint: kind === 'any' && command.words ? 'Put words that begin like that in quotes.' : exampleOf(command),
    field: 'ref',
  })
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

/** Mentions alone give their ids, joined by commas where there are several; everything else its words. */
function wordsValue(words: readonly Word[]): string {
  const ids = words.flatMap(({ id }) => (id === null ? [] : [id]))
  return ids.length === words.length ? ids.join(',') : joined(words)
}

async function findRegister({ ctx, ports }: Needs, key: string | null): Promise<Result<RegisterAt>> {
  return ctx.read(async (db): Promise<Result<RegisterAt>> => {
    if (key) {
      const register = await ports.registerByKey(db, ctx.workspace, key.toUpperCase())
      return register
        ? ok(register)
        : refuse('no-such-register', `There is no register ${key} that you can read from here.`, {
            hint: 'See which there are with `/wg register list`.',
          })
    }
    const { channel, thread } = ctx.place
    const here = channel ? await ports.registersAt(db, ctx.workspace, channel) : []
    const [only, another] = here
    if (only && !another) return ok(only)
    if (!only) {
      return refuse('which-register', 'No register is bound to this channel.', {
        hint: 'Name one with `key:OGF`, or bind one here with `/wg register bind OGF`.',
      })
    }
    const ofThread = channel && thread ? await ports.registerOfThread(db, ctx.workspace, channel, thread) : null
    const inThread = here.find(({ id }) => id === ofThread)
    if (inThread) return ok(inThread)
    return refuse('which-register', `This channel holds ${here.map((register) => register.key).join(', ')}: say which is meant.`, {
      hint: `For example \`key:${only.key}\`, or \`${only.key}-M1\` instead of \`M1\`.`,
    })
  })
}
