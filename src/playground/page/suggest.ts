/** What is offered while one types: slash commands, people after `@`, channels after `#`. */
import { avatar, personLine } from './avatar.js'
import { type Child, h } from './dom.js'
import { icon } from './icons.js'
import { state } from './state.js'

export interface Suggestion {
  key: string
  /** What it puts in place of the typed word. */
  insert: string
  picture: Child
  title: string
  detail: string
}

export interface Offer {
  kind: 'commands' | 'people' | 'channels'
  /** Where the word starts in the text. */
  from: number
  typed: string
  items: Suggestion[]
}

const most = 8

function commands(typed: string): Suggestion[] {
  const words = typed.toLowerCase()
  const all = state.snapshot?.commands ?? []
  const starting = all.filter((each) => each.command.toLowerCase().startsWith(words))
  const containing = all.filter(
    (each) => !starting.includes(each) && `${each.command} ${each.description}`.toLowerCase().includes(words.slice(1)),
  )
  return [...starting, ...containing].map((each) => ({
    key: each.command,
    insert: each.command,
    picture: h('span', { class: 'suggest-sign' }, '/'),
    title: `${each.command} ${each.usageHint}`.trim(),
    detail: each.description,
  }))
}

function people(typed: string): Suggestion[] {
  const words = typed.slice(1).toLowerCase()
  const persons = (state.snapshot?.people ?? [])
    .filter(
      (person) =>
        `${person.name} ${person.organisation}`
          .toLowerCase()
          .split(/\s+/)
          .some((part) => part.startsWith(words)) || person.name.toLowerCase().startsWith(words),
    )
    .map((person) => ({
      key: person.id,
      insert: `@${person.name}`,
      picture: avatar(person, 'small'),
      title: person.name,
      detail: personLine(person),
    }))
  const ranges = [
    ['channel', 'Everybody in this channel'],
    ['here', 'Everybody here who is active'],
  ] as const
  return [
    ...persons,
    ...ranges
      .filter(([name]) => words !== '' && name.startsWith(words))
      .map(([name, detail]) => ({
        key: name,
        insert: `@${name}`,
        picture: h('span', { class: 'suggest-sign' }, '@'),
        title: `@${name}`,
        detail,
      })),
  ]
}

function channels(typed: string): Suggestion[] {
  const words = typed.slice(1).toLowerCase()
  return (state.snapshot?.channels ?? [])
    .filter((channel) => channel.kind !== 'im' && channel.name.toLowerCase().includes(words))
    .map((channel) => ({
      key: channel.id,
      insert: `#${channel.name}`,
      picture: icon(channel.kind === 'private' ? 'lock' : 'hash'),
      title: channel.name,
      detail: channel.topic,
    }))
}

/** What to offer for a text with the caret at `caret`; null when nothing. */
export function offerFor(text: string, caret: number, withCommands: boolean): Offer | null {
  const before = text.slice(0, caret)
  if (/^\/\S*$/.test(before)) {
    const items = withCommands ? commands(before) : []
    return items.length > 0 ? { kind: 'commands', from: 0, typed: before, items } : null
  }
  const word = /(?:^|[\s(])([@#][^\s@#]*(?: [^\s@#]*)?)$/.exec(before)?.[1]
  if (word === undefined) return null
  const items = (word.startsWith('@') ? people(word) : channels(word)).slice(0, most)
  if (items.length === 0) return null
  return { kind: word.startsWith('@') ? 'people' : 'channels', from: caret - word.length, typed: word, items }
}

/** The usage hint of the command whose words are being typed. */
export function usageFor(text: string): string | null {
  const name = /^(\/\S+)\s/.exec(text)?.[1]
  const command = state.snapshot?.commands.find((each) => each.command === name)
  return command ? `${command.command} ${command.usageHint}`.trim() : null
}
