/** Every message and view the bot sent, taken from the playground's journal and held against Slack's published schema. */
import ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { JournalEntry } from '../../src/playground/index.js'
import { isRecord, type Json, parseJson } from '../../src/playground/json.js'
import { sharedJson, sharedOrSay } from './shared.js'

export interface Payload {
  readonly from: string
  readonly surface: 'message' | 'modal' | 'home'
  readonly body: Json
}

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value
}

function payloadsOfBody(from: string, body: Json): Payload[] {
  const found: Payload[] = []
  const view = parsed(body.view)
  if (isRecord(view)) found.push({ from, surface: view.type === 'home' ? 'home' : 'modal', body: view })
  const blocks = parsed(body.blocks)
  if (Array.isArray(blocks)) found.push({ from, surface: 'message', body: { ...body, blocks } })
  return found
}

export function payloadsOf(entries: readonly JournalEntry[]): Payload[] {
  return entries.flatMap(({ method, body }) => {
    const acked = isRecord(body.payload) ? body.payload : null
    return payloadsOfBody(method, acked ?? body)
  })
}

const schemaFile = 'contracts/block-kit-schema/slack-block-kit.schema.json'

interface Contract {
  readonly blocks: ValidateFunction
  readonly modal: ValidateFunction
  readonly home: ValidateFunction
}

let contract: Contract | null | undefined

function readContract(): Contract | null {
  const file = sharedOrSay(schemaFile, 'holding payloads against Slack’s block schema')
  if (!file) return null
  const ajv = new ajv2020.default({ strict: false, allErrors: false })
  addFormats.default(ajv)
  const schema = sharedJson(file)
  if (!isRecord(schema)) throw new Error(`${schemaFile} is no schema`)
  ajv.addSchema(schema)
  const at = (pointer: string): ValidateFunction => ajv.compile({ $ref: `${String(schema.$id)}${pointer}` })
  return { blocks: at(''), modal: at('#/$defs/modal_view'), home: at('#/$defs/home_view') }
}

/** What Slack's published schema refuses in these payloads, one line each; nothing where the schema is absent. */
export function contractRefusals(payloads: readonly Payload[]): string[] {
  contract ??= readContract()
  if (!contract) return []
  const { blocks, modal, home } = contract
  return payloads.flatMap(({ from, surface, body }) => {
    const check = surface === 'message' ? blocks : surface === 'modal' ? modal : home
    const value = surface === 'message' ? body.blocks : body
    if (Array.isArray(value) && value.length === 0) return []
    if (check(value)) return []
    const [first] = check.errors ?? []
    return [`${from}: ${first?.instancePath ?? ''} ${first?.message ?? 'refused'} in ${JSON.stringify(value).slice(0, 300)}`]
  })
}

/** Texts that Slack reads as mrkdwn; plain texts and what stands in a field are shown as they are. */
function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf)
  if (!isRecord(value) || value.type === 'plain_text') return []
  return Object.entries(value).flatMap(([name, inner]) => (name === 'text' && typeof inner === 'string' ? [inner] : mrkdwnOf(inner)))
}

/** Calls to everybody that a payload would make. */
export function ringing(payloads: readonly Payload[]): string[] {
  return payloads.flatMap(({ from, body }) =>
    mrkdwnOf(body).flatMap((text) => (/<!(?:channel|here|everyone|subteam)\b/.test(text) ? [`${from}: ${text.slice(0, 200)}`] : [])),
  )
}
