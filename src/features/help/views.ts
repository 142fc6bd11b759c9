/** What help and `mine` say. */
import type { Assembly, Command, NounSpec, RegisterAt } from '../../platform/feature.js'
import type { Message } from '../../platform/slack/blocks.js'
import { context, divider, plain, section } from '../../platform/slack/blocks.js'

/** A register of the channel where help is asked for, with the words for its state. */
export interface Here extends Pick<RegisterAt, 'key' | 'title'> {
  readonly state: string
  /** Whether its state allows what a command does. */
  allows(command: Pick<Command, 'life'>): boolean
}

function usage({ noun, verb, examples }: Command): string {
  const name = noun === verb || verb === 'show' ? (noun === 'mine' ? `/wg ${noun}` : `/wg ${noun} ${verb}`) : `/wg ${noun} ${verb}`
  return `\`${`${name} ${examples[0]}`.trim()}\``
}

/** Whether anything here allows it; where nothing is bound, nothing stands against it. */
function offered(here: readonly Here[], command: Pick<Command, 'life'>): boolean {
  return here.length === 0 || here.some((one) => one.allows(command))
}

/** What one may begin with where registers are bound: noun, verb, what is typed, and what that does. */
const beginnings = [
  ['milestone', 'list', '/wg milestone list', 'what is promised, by when'],
  ['milestone', 'done', '/wg done M1 published as DSP0263', 'closes a milestone'],
  ['milestone', 'move', '/wg milestone move M1 due:2H2012 reason:"…"', 'gives it a new date'],
  ['register', 'submit', '/wg register submit', 'puts a version to the parties'],
  ['register', 'accept', '/wg register accept', 'accepts what waits for your party'],
  ['register', 'revise', '/wg register revise', 'begins the next version'],
  ['register', 'history', '/wg register history', 'who changed what'],
  ['mine', 'show', '/wg mine', 'what you owe, over all registers'],
] as const

const firstSteps = [
  '`/wg register import` reads one in from its document',
  '`/wg register list` shows those you can read',
  '`/wg register bind OGF` binds one to this channel',
]

const MANY_NAMES = 10

/** `/wg` alone: what can be done here. @param outside whether a person of another workspace asks */
export function hereMessage(registry: Assembly, here: readonly Here[], outside: boolean): Message {
  const intro =
    here.length === 0
      ? 'No register is bound to this channel yet.'
      : `This channel holds ${here.map(({ key, title, state }) => `*${key}*${title ? ` ${plain(title)}` : ''} (${state})`).join(' and ')}.`
  const possible = beginnings.flatMap(([noun, verb, typed, does]) => {
    const command = registry.command(noun, verb)
    return command && offered(here, command) ? [`\`${typed}\` ${does}`] : []
  })
  const examples = here.length > 0 ? possible : outside ? ['`/wg register list` shows those you can read'] : firstSteps
  const nouns = registry.nouns.filter(({ word }) => word !== 'help' && word !== 'mine').map((noun) => nounLine(registry, noun, here))
  return {
    text: 'What can be done here',
    blocks: [
      section(`${intro}\n${examples.map((line) => `• ${line}`).join('\n')}`),
      divider(),
      section(nouns.join('\n')),
      context(
        outside
          ? '`/wg help milestone` explains one word.'
          : '`/wg help milestone` explains one word. Each verb without words opens its form. In a thread, mention Registrar with the same words.',
      ),
    ],
  }
}

function nounLine(registry: Assembly, { word }: NounSpec, here: readonly Here[]): string {
  const verbs = registry.commands.filter((command) => command.noun === word && offered(here, command)).map(({ verb }) => verb)
  return `*${word}*  ${verbs.join(', ')}`
}

/** One noun: each verb with what it does and an example; what the state of a register here stands against is marked. */
export function nounMessage(registry: Assembly, noun: NounSpec, here: readonly Here[], outside: boolean): Message {
  const commands = registry.commands.filter((command) => command.noun === noun.word)
  const lines = commands.map((command) => `*${command.verb}*  ${command.summary}\n${usage(command)}${against(command, here)}`)
  return {
    text: `Help on ${noun.word}`,
    blocks: [
      section(`*${noun.word}*: ${noun.summary}`),
      ...lines.map((line) => section(line)),
      context(`${outside ? '' : `Also as \`/wg-${noun.word} …\`. `}${namesOf(commands)}.`),
    ],
  }
}

/** "not now (OGF: draft)" */
function against(command: Command, here: readonly Here[]): string {
  const refusing = here.filter((one) => !one.allows(command))
  return refusing.length === 0 ? '' : `\n_not now (${refusing.map(({ key, state }) => `${key}: ${state}`).join(', ')})_`
}

function namesOf(commands: readonly Command[]): string {
  const names = [...new Set(commands.flatMap((command) => command.names.filter((name) => name !== command.words)))]
  if (names.length > MANY_NAMES) return 'Each verb takes names of its own: the form that it opens without words has them all'
  return names.length > 0 ? `Names: ${names.map((name) => `\`${name}:\``).join(' ')}` : 'It takes no names'
}
