/** What help and `mine` say. */
import type { Assembly, Command, NounSpec, RegisterAt } from '../../platform/feature.js'
import type { Message } from '../../platform/slack/blocks.js'
import { context, divider, plain, section } from '../../platform/slack/blocks.js'

function usage({ noun, verb, examples }: Command): string {
  const name = noun === verb || verb === 'show' ? (noun === 'mine' ? `/wg ${noun}` : `/wg ${noun} ${verb}`) : `/wg ${noun} ${verb}`
  return `\`${`${name} ${examples[0]}`.trim()}\``
}

/** `/wg` alone: what can be done here. */
export function hereMessage(registry: Assembly, here: readonly RegisterAt[]): Message {
  const intro =
    here.length === 0
      ? 'No register is bound to this channel yet.'
      : `This channel holds ${here.map(({ key, title }) => `*${key}*${title ? ` ${plain(title)}` : ''}`).join(' and ')}.`
  const examples =
    here.length === 0
      ? [
          '`/wg register import` reads one in from its document',
          '`/wg register list` shows those you can read',
          '`/wg register bind OGF` binds one to this channel',
        ]
      : [
          '`/wg milestone list` what is promised, by when',
          '`/wg done M1 published as DSP0263` closes a milestone',
          '`/wg milestone move M1 due:2H2012 reason:"…"` gives it a new date',
          '`/wg mine` what you owe, over all registers',
        ]
  const nouns = registry.nouns.filter(({ word }) => word !== 'help' && word !== 'mine').map((noun) => nounLine(registry, noun))
  return {
    text: 'What can be done here',
    blocks: [
      section(`${intro}\n${examples.map((line) => `• ${line}`).join('\n')}`),
      divider(),
      section(nouns.join('\n')),
      context(
        '`/wg help milestone` explains one word. Each verb without words opens its form. In a thread, mention Registrar with the same words.',
      ),
    ],
  }
}

function nounLine(registry: Assembly, { word }: NounSpec): string {
  const verbs = registry.commands.filter(({ noun }) => noun === word).map(({ verb }) => verb)
  return `*${word}*  ${verbs.join(', ')}`
}

/** One noun: each verb with what it does and an example. */
export function nounMessage(registry: Assembly, noun: NounSpec): Message {
  const commands = registry.commands.filter((command) => command.noun === noun.word)
  const lines = commands.map((command) => `*${command.verb}*  ${command.summary}\n${usage(command)}`)
  return {
    text: `Help on ${noun.word}`,
    blocks: [
      section(`*${noun.word}*: ${noun.summary}`),
      ...lines.map((line) => section(line)),
      context(`Also as \`/wg-${noun.word} …\`. Names: ${namesOf(commands)}.`),
    ],
  }
}

function namesOf(commands: readonly Command[]): string {
  const names = [...new Set(commands.flatMap((command) => command.names.filter((name) => name !== command.words)))]
  return names.length > 0 ? names.map((name) => `\`${name}:\``).join(' ') : 'none'
}
