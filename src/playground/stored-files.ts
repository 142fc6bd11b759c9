/** Files people and the app put into channels. */
import { isRecord, type Json } from './json.js'
import type { StoredFile, Values } from './model.js'
import type { Slack } from './slack.js'

const types: Readonly<Record<string, { mimetype: string; filetype: string; pretty: string }>> = {
  txt: { mimetype: 'text/plain', filetype: 'text', pretty: 'Plain Text' },
  md: { mimetype: 'text/markdown', filetype: 'markdown', pretty: 'Markdown (raw)' },
  csv: { mimetype: 'text/csv', filetype: 'csv', pretty: 'CSV' },
  html: { mimetype: 'text/html', filetype: 'html', pretty: 'HTML' },
  json: { mimetype: 'application/json', filetype: 'json', pretty: 'JSON' },
  pdf: { mimetype: 'application/pdf', filetype: 'pdf', pretty: 'PDF' },
  docx: { mimetype: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', filetype: 'docx', pretty: 'Word Document' },
  png: { mimetype: 'image/png', filetype: 'png', pretty: 'PNG' },
  jpg: { mimetype: 'image/jpeg', filetype: 'jpg', pretty: 'JPEG' },
  svg: { mimetype: 'image/svg+xml', filetype: 'svg', pretty: 'SVG' },
  ics: { mimetype: 'text/calendar', filetype: 'ics', pretty: 'Calendar' },
  zip: { mimetype: 'application/zip', filetype: 'zip', pretty: 'Zip' },
}

export function storeFile(
  slack: Slack,
  fields: { id?: string; name: string; title?: string; altText?: string; user: string; bytes: Buffer },
): StoredFile {
  const known = types[fields.name.split('.').at(-1)?.toLowerCase() ?? '']
  const file: StoredFile = {
    id: fields.id ?? slack.workspace.newId('F'),
    name: fields.name,
    title: fields.title ?? fields.name,
    ...(fields.altText ? { altText: fields.altText } : {}),
    mimetype: known?.mimetype ?? 'application/octet-stream',
    filetype: known?.filetype ?? 'binary',
    prettyType: known?.pretty ?? 'Binary',
    user: fields.user,
    teamId: slack.workspace.people.get(fields.user)?.teamId ?? slack.workspace.team.id,
    created: Math.floor(slack.clock.now() / 1000),
    bytes: fields.bytes,
    shares: [],
  }
  slack.workspace.files.set(file.id, file)
  return file
}

/** Notes that a message carries the file, and tells the app. */
export function shareFile(slack: Slack, file: StoredFile, place: { channel: string; ts: string; threadTs?: string }): void {
  file.shares.push(place)
  slack.workspace.changed()
  slack.events.emit(
    {
      type: 'file_shared',
      channel_id: place.channel,
      file_id: file.id,
      user_id: file.user,
      file: { id: file.id },
      event_ts: slack.clock.nextTs(),
    },
    { channel: place.channel },
  )
}

/** Whether the bot may see a file: its own, one in a channel it is in, or one sent to it in a form. */
export function botSees(slack: Slack, file: StoredFile): boolean {
  const { app, channels } = slack.workspace
  return (
    file.handedOver === true ||
    file.user === app.botUserId ||
    file.shares.some((share) => channels.get(share.channel)?.members.has(app.botUserId))
  )
}

/** Turns the files of a form's file inputs into whole file objects; from now on the app may read them. Others' files are left out. */
export function handOver(slack: Slack, user: string, values: Values): Values {
  const handed: Values = {}
  for (const [blockId, elements] of Object.entries(values)) {
    handed[blockId] = {}
    for (const [actionId, element] of Object.entries(elements)) {
      handed[blockId][actionId] = element.type === 'file_input' ? { ...element, files: filesOf(slack, user, element.files) } : element
    }
  }
  return handed
}

function filesOf(slack: Slack, user: string, listed: unknown): Json[] {
  const ids = Array.isArray(listed)
    ? listed.flatMap((one: unknown) => (isRecord(one) && typeof one.id === 'string' ? [one.id] : typeof one === 'string' ? [one] : []))
    : []
  return ids.flatMap((id) => {
    const file = slack.workspace.files.get(id)
    if (!file || (file.user !== user && !botSees(slack, file))) return []
    file.handedOver = true
    return [slack.wire.file(file)]
  })
}
