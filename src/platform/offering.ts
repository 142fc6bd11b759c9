/** What a private answer offers: no button that its reader may not press, by the table of abilities and the state of the register, and no line they cannot type. */
import type { Problem } from '../kernel/problem.js'
import type { Ability, LifeAct } from './feature.js'
import type { Block, Message } from './slack/blocks.js'
import { decodePayload, idOf } from './slack/blocks.js'

/** What a button asks of whoever presses it; what it asks beyond that, its slice's views and rules know. */
export interface Asking {
  readonly scope: 'register' | 'none'
  readonly ability: Ability
  readonly life?: LifeAct
}

/** A button of ours, as it stands in a message. */
export interface Offer {
  readonly asks: Asking
  /** Id of its register; null where it names none. */
  readonly register: string | null
}

/** Whoever reads a message may press whatever asks for no more than that. */
const readers: readonly Ability[] = ['anyone', 'read', 'act', 'name-people']

function offerOf(element: Block, find: (id: string) => Asking | undefined): Offer | null {
  if (element.type !== 'button' || typeof element.action_id !== 'string') return null
  const asks = find(idOf(element.action_id))
  if (!asks || (readers.includes(asks.ability) && asks.life === undefined)) return null
  return { asks, register: decodePayload(String(element.value ?? ''))?.register ?? null }
}

function elementsOf(block: Block): readonly Block[] {
  return block.type === 'actions' ? (block.elements as readonly Block[]) : block.accessory ? [block.accessory as Block] : []
}

/** The buttons of a message that not every reader may press. */
export function offersIn(message: Message, find: (id: string) => Asking | undefined): Offer[] {
  return message.blocks.flatMap(elementsOf).flatMap((element) => offerOf(element, find) ?? [])
}

/** The message without the buttons that are not for its reader. */
export function offering(message: Message, find: (id: string) => Asking | undefined, mayPress: (offer: Offer) => boolean): Message {
  const stays = (element: Block): boolean => {
    const offer = offerOf(element, find)
    return offer === null || mayPress(offer)
  }
  const blocks = message.blocks.flatMap((block): Block[] => {
    const elements = elementsOf(block)
    const left = elements.filter(stays)
    if (left.length === elements.length) return [block]
    if (block.type === 'actions') return left.length === 0 ? [] : [{ ...block, elements: left }]
    const { accessory: _accessory, ...rest } = block
    return [rest]
  })
  return { ...message, blocks }
}

/** People of other workspaces have no slash commands: they type the same words after a mention. */
function afterMention(text: string): string {
  return text.replace(/`\/wg(?= )/g, '`@Registrar').replace(/`\/wg`/g, '`@Registrar help`')
}

function wordsAfterMention(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wordsAfterMention)
  if (typeof value !== 'object' || value === null) return value
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return { ...value, text: afterMention(String(value.text)) }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, wordsAfterMention(part)]))
}

/** The same message with lines that a person of another workspace can type. */
export function forOutsiders({ text, blocks }: Message): Message {
  return { text: afterMention(text), blocks: wordsAfterMention(blocks) as Message['blocks'] }
}

/** The same refusal with lines that a person of another workspace can type. */
export function refusedOutsiders(problem: Problem): Problem {
  const { sentence, hint } = problem
  return { ...problem, sentence: afterMention(sentence), ...(hint === undefined ? {} : { hint: afterMention(hint) }) }
}
