/** The acts of protocol.ts as schemas, so that nothing half-formed gets past the door. */
import { z } from 'zod'
import type { PageAct } from './protocol.js'

const id = z.string().min(1)
const container = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), channel: id, ts: id }),
  z.object({ type: z.literal('view'), viewId: id }),
])
const fields = z.record(z.string(), z.unknown())
const as = id

const channelAct = z.discriminatedUnion('do', [
  z.object({ type: z.literal('channel'), do: z.literal('create'), as, name: id }),
  z.object({ type: z.literal('channel'), do: z.enum(['invite', 'kick']), as, channel: id, user: id }),
  z.object({ type: z.literal('channel'), do: z.enum(['archive', 'unarchive']), as, channel: id }),
])

export const pageAct: z.ZodType<PageAct> = z.union([
  z.object({ type: z.literal('say'), as, channel: id, threadTs: z.string().optional(), text: z.string() }),
  z.object({ type: z.literal('delete'), as, channel: id, ts: id }),
  z.object({ type: z.literal('press'), as, container, blockId: id, actionId: id, fields: fields.optional() }),
  z.object({ type: z.literal('submit'), as, viewId: id, values: z.record(z.string(), fields) }),
  z.object({ type: z.literal('close'), as, viewId: id }),
  z.object({ type: z.literal('shortcut'), as, callbackId: id, channel: z.string().optional(), ts: z.string().optional() }),
  z.object({ type: z.literal('home'), as }),
  z.object({ type: z.literal('read'), as, channel: id }),
  z.object({ type: z.literal('dismiss'), as, toast: id }),
  z.object({ type: z.literal('clock'), to: id }),
  z.object({ type: z.literal('clock'), advanceMs: z.number() }),
  channelAct,
])
