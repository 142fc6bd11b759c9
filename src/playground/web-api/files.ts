/** files.*: uploads in three steps, and what is known of a file. */
import { randomBytes } from 'node:crypto'
import { recordsOf, textOf } from '../json.js'
import { postAsBot } from '../posting.js'
import type { Slack } from '../slack.js'
import { botSees, shareFile, storeFile } from '../stored-files.js'
import { ApiError, type Handler, joinedChannel, records } from './call.js'

interface Ticket {
  fileId: string
  name: string
  length: number
  altText?: string
  bytes?: Buffer
}

/** Uploads under way, by playground. */
const tickets = new WeakMap<Slack, Map<string, Ticket>>()

function ticketsOf(slack: Slack): Map<string, Ticket> {
  const found = tickets.get(slack) ?? new Map<string, Ticket>()
  tickets.set(slack, found)
  return found
}

const getUploadUrl: Handler = ({ slack, args }) => {
  const name = args.required('filename')
  const length = args.number('length', 0)
  if (length <= 0) throw new ApiError('invalid_arguments', { response_metadata: { messages: ['[ERROR] length must be more than 0'] } })
  const altText = args.text('alt_txt')
  // Slack describes a picture in at most 1,000 characters.
  if (altText && altText.length > 1000) throw new ApiError('alt_txt_too_large')
  const fileId = slack.workspace.newId('F')
  const key = randomBytes(12).toString('base64url')
  ticketsOf(slack).set(key, { fileId, name, length, ...(altText ? { altText } : {}) })
  return { upload_url: `${slack.origin}/upload/v1/${key}`, file_id: fileId }
}

/** Takes the bytes of the second step. @returns the HTTP status and text to answer */
export function receiveUpload(slack: Slack, key: string, bytes: Buffer): { status: number; text: string } {
  const ticket = ticketsOf(slack).get(key)
  if (!ticket) return { status: 404, text: 'upload_not_found' }
  if (bytes.length !== ticket.length) return { status: 400, text: `expected ${ticket.length} bytes, got ${bytes.length}` }
  ticket.bytes = bytes
  return { status: 200, text: `OK - ${bytes.length}` }
}

const complete: Handler = (call) => {
  const { slack, args } = call
  const wanted = recordsOf(args.json('files'))
  if (wanted.length === 0) throw new ApiError('invalid_arguments')
  const channel = args.text('channel_id') ? joinedChannel(call, 'channel_id') : undefined
  if (channel?.archived) throw new ApiError('is_archived')
  const open = ticketsOf(slack)
  const found = wanted.map((each) => {
    const entry = [...open].find(([, ticket]) => ticket.fileId === each.id)
    if (!entry?.[1].bytes) throw new ApiError('file_not_found')
    return { key: entry[0], ticket: entry[1], bytes: entry[1].bytes, title: textOf(each.title) }
  })
  const user = slack.workspace.app.botUserId
  const files = found.map(({ key, ticket, bytes, title }) => {
    open.delete(key)
    return storeFile(slack, {
      id: ticket.fileId,
      name: ticket.name,
      user,
      bytes,
      ...(title ? { title } : {}),
      ...(ticket.altText ? { altText: ticket.altText } : {}),
    })
  })
  if (channel) {
    const threadTs = args.text('thread_ts')
    const blocks = records(args.json('blocks'))
    const message = postAsBot(slack, {
      channel: channel.id,
      text: args.text('initial_comment') ?? '',
      fileIds: files.map((file) => file.id),
      subtype: 'file_share',
      ...(threadTs ? { threadTs } : {}),
      ...(blocks ? { blocks } : {}),
    })
    for (const file of files) shareFile(slack, file, { channel: channel.id, ts: message.ts, ...(threadTs ? { threadTs } : {}) })
  }
  return { files: files.map((file) => slack.wire.file(file)) }
}

const info: Handler = ({ slack, args }) => {
  const file = slack.workspace.files.get(args.required('file', 'file_not_found'))
  if (!file || !botSees(slack, file)) throw new ApiError('file_not_found')
  return { file: slack.wire.file(file), comments: [], response_metadata: { next_cursor: '' } }
}

export const fileMethods: Readonly<Record<string, Handler>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.info': info,
}

/** The bytes in an upload's body, which the SDK sends as a form and curl as they are. */
export async function uploadedBytes(body: Buffer, contentType: string | undefined): Promise<Buffer> {
  if (!contentType?.startsWith('multipart/form-data')) return body
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
  for (const value of form.values()) if (typeof value === 'object') return Buffer.from(await value.arrayBuffer())
  return Buffer.alloc(0)
}
