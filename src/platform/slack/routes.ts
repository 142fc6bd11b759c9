/** Slack's payloads ⇄ dispatch: every command, press, form, mention and event of ours comes through these few listeners. */
import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Result } from '../../kernel/problem.js'
import type { Arrival, Dispatch } from '../dispatch.js'
import { problemMessage } from '../dispatch.js'
import type { Assembly, Place, Reply, Source } from '../feature.js'
import type { Log } from '../log.js'
import { decodePayload, idOf, say } from './blocks.js'
import type { Identity, SlackUser } from './identity.js'
import type { Answering } from './reply.js'
import { messageOf, openForm, permalinkOf, realSchedule, sendFile, tell, withinAck, withWay } from './reply.js'
import { carriedOf, elementValue, modalOf, valuesOf } from './views.js'

export interface RouteNeeds {
  readonly app: App
  readonly client: WebClient
  readonly dispatch: Dispatch
  readonly identity: Identity
  readonly registry: Assembly
  readonly log: Log
  readonly workspace: string
  readonly botUser: string
  /** Draws and publishes someone's App Home. */
  publishHome(user: string): Promise<void>
  /** A channel may be written to again: what was held for it is due. */
  release(channel: string): Promise<void>
  /** The token no longer works. */
  revoked(): void
  /** Slack's own address of the workspace, with its final slash: permalinks begin with it. */
  readonly slackUrl: string
  /** What a file dropped beside a mention is for, unless the words say something else; null if no slice takes files. */
  readonly fileCommand: { readonly noun: string; readonly verb: string } | null
}

export function routes(needs: RouteNeeds): void {
  const answering: Answering = { client: needs.client, dispatch: needs.dispatch, log: needs.log }
  routeCommands(needs, answering)
  routePresses(needs, answering)
  routeForms(needs)
  routeShortcuts(needs, answering)
  routeMentions(needs)
  routeEvents(needs)
  needs.app.error(async (error) => {
    needs.log.error('a Slack listener failed', { error: error.stack ?? error.message })
  })
}

function arrivalOf(
  needs: RouteNeeds,
  source: Source,
  user: string,
  team: string | null,
  place: Place,
  once: string | null,
  canOpen: boolean,
): Arrival {
  return { actor: { user, standing: needs.identity.standing(user, team) }, source, place, once, canOpen }
}

function routeCommands(needs: RouteNeeds, answering: Answering): void {
  needs.app.command(/.*/, async ({ body, ack, respond }) => {
    const place = { channel: body.channel_id, thread: null }
    const arrival = arrivalOf(needs, 'command', body.user_id, body.team_id, place, body.trigger_id, true)
    const preset = /^\/wg-(.+)$/.exec(body.command)?.[1] ?? null
    const work = answerLine(answering, arrival, body.text, preset, body.trigger_id)
    const { value: result, late } = await withinAck(work, () => ack(), realSchedule)
    const message = messageOf(withWay(result, needs.slackUrl))
    const body2 = message && ({ response_type: 'ephemeral', text: message.text, blocks: [...message.blocks] as never[] } as const)
    if (late && body2) await respond(body2)
    else if (!late) await (body2 ? ack(body2) : ack())
    if (result.ok && result.value.kind === 'file') await sendFile(needs, body.user_id, place, result.value)
  })
}

/** Runs a line; a form it asks for is opened at once, and only what could not open is said. */
async function answerLine(
  answering: Answering,
  arrival: Arrival,
  text: string,
  preset: string | null,
  triggerId: string,
): Promise<Result<Reply>> {
  const result = await answering.dispatch.line(arrival, text, preset)
  return openIfForm(answering, arrival, triggerId, result)
}

async function openIfForm(answering: Answering, arrival: Arrival, triggerId: string, result: Result<Reply>): Promise<Result<Reply>> {
  if (!result.ok || result.value.kind !== 'form') return result
  const message = await openForm(answering, arrival, triggerId, result.value.open)
  return { ok: true, value: message ? { kind: 'private', message } : { kind: 'silent' } }
}

function routePresses(needs: RouteNeeds, answering: Answering): void {
  needs.app.action(/.*/, async ({ body, action, ack, respond }) => {
    if (body.type !== 'block_actions' || !('action_id' in action)) {
      await ack()
      return
    }
    const fields = action as unknown as Record<string, unknown>
    const raw = action.type === 'button' ? (action.value ?? '') : elementValue(fields)
    const payload = decodePayload(raw)
    const view = body.view
    const carried = view ? carriedOf(view.private_metadata) : null
    const channel = body.channel?.id ?? carried?.channel ?? null
    const messageTs = body.message?.ts ?? body.container.message_ts
    const thread = body.message?.thread_ts ?? body.container.thread_ts ?? carried?.thread ?? null
    const place: Place = { channel, thread: typeof thread === 'string' ? thread : null }
    if (!payload && (action.type !== 'button' || !raw)) {
      await ack()
      return
    }
    const once = `${body.user.id}/${action.action_id}/${'action_ts' in action ? action.action_ts : body.trigger_id}`
    const arrival = arrivalOf(needs, 'button', body.user.id, body.user.team_id ?? null, place, once, true)
    const press = {
      chosen: action.type === 'button' ? null : raw,
      message: channel && typeof messageTs === 'string' ? { channel, ts: messageTs } : null,
      values: valuesOf(view?.state.values),
    }
    const work = needs.dispatch.press(arrival, idOf(action.action_id), payload ?? {}, press)
    const { value: first, late } = await withinAck(work, () => ack(), realSchedule)
    const result =
      view?.type === 'modal' ? await inModal(needs, arrival, view, first) : await openIfForm(answering, arrival, body.trigger_id, first)
    if (!late) await ack()
    if (view?.type === 'home') await needs.publishHome(body.user.id)
    const message = messageOf(withWay(result, needs.slackUrl))
    const replace = result.ok && result.value.kind === 'private' && result.value.replace === true
    if (message && body.response_url) {
      await respond({ response_type: 'ephemeral', replace_original: replace, text: message.text, blocks: [...message.blocks] as never[] })
    } else if (message) await tell(needs.client, body.user.id, place, message)
    if (result.ok && result.value.kind === 'file') await sendFile(needs, body.user.id, place, result.value)
  })
}

/** A press inside a modal puts the form it asks for in its place. */
async function inModal(needs: RouteNeeds, arrival: Arrival, view: { readonly id: string }, result: Result<Reply>): Promise<Result<Reply>> {
  if (!result.ok || result.value.kind !== 'form') return result
  const opened = await needs.dispatch.open(arrival, result.value.open.form, result.value.open.given)
  if (!opened.ok) return opened
  await needs.client.views.update({ view_id: view.id, view: modalOf(opened.value, arrival.place) as never })
  return { ok: true, value: { kind: 'silent' } }
}

function routeForms(needs: RouteNeeds): void {
  needs.app.view(/.*/, async ({ body, view, ack }) => {
    if (body.type !== 'view_submission') {
      await ack()
      return
    }
    const carried = carriedOf(view.private_metadata)
    if (!carried) {
      await ack({ response_action: 'clear' })
      return
    }
    const place: Place = { channel: carried.channel, thread: carried.thread }
    const arrival = arrivalOf(
      needs,
      'form',
      body.user.id,
      body.user.team_id ?? null,
      place,
      `${body.user.id}/${view.id}/${view.hash}`,
      false,
    )
    const values = valuesOf(view.state.values)
    const work = needs.dispatch.submit(arrival, view.callback_id, carried.given, values)
    const { value: result, late } = await withinAck(work, () => ack(), realSchedule)
    if (!late && !result.ok && result.problem.code !== 'already-done') {
      const inputs = view.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []))
      const at = inputs.find((name) => name === result.problem.field) ?? inputs[0]
      if (at) {
        await ack({
          response_action: 'errors',
          errors: { [at]: plainText(result.problem.hint ? `${result.problem.sentence} ${result.problem.hint}` : result.problem.sentence) },
        })
        return
      }
    }
    if (!late && result.ok && result.value.kind === 'form') {
      const opened = await needs.dispatch.open(arrival, result.value.open.form, result.value.open.given)
      if (opened.ok) {
        await ack({ response_action: 'update', view: modalOf(opened.value, place) as never })
        return
      }
      await ack()
      await tell(needs.client, body.user.id, place, problemMessage(opened.problem))
      return
    }
    if (!late) await ack(view.previous_view_id ? { response_action: 'clear' } : undefined)
    // Opened on the Home tab, which shows what was just done.
    if (carried.channel === null) await needs.publishHome(body.user.id)
    const message = messageOf(withWay(result, needs.slackUrl))
    if (message) await tell(needs.client, body.user.id, place, message)
    if (result.ok && result.value.kind === 'file') await sendFile(needs, body.user.id, place, result.value)
  })
}

/** Errors on fields are plain text: no code marks, at most what Slack shows. */
function plainText(text: string): string {
  return text.replace(/`/g, '').slice(0, 1000)
}

function routeShortcuts(needs: RouteNeeds, answering: Answering): void {
  needs.app.shortcut(/.*/, async ({ body, ack, respond }) => {
    if (body.type !== 'message_action') {
      await ack()
      return
    }
    const place: Place = {
      channel: body.channel.id,
      thread: typeof body.message.thread_ts === 'string' ? body.message.thread_ts : null,
    }
    const arrival = arrivalOf(needs, 'shortcut', body.user.id, body.user.team_id ?? null, place, body.trigger_id, true)
    const work = needs.dispatch.shortcut(arrival, body.callback_id, {
      channel: body.channel.id,
      ts: body.message.ts,
      text: body.message.text ?? '',
      files: fileIds(body.message.files),
      author: typeof body.message.user === 'string' ? body.message.user : null,
      permalink: permalinkOf(needs.slackUrl, body.channel.id, body.message.ts, place.thread),
    })
    const { value: first, late } = await withinAck(work, () => ack(), realSchedule)
    const result = await openIfForm(answering, arrival, body.trigger_id, first)
    if (!late) await ack()
    const message = messageOf(result)
    if (message)
      await respond({ response_type: 'ephemeral', replace_original: false, text: message.text, blocks: [...message.blocks] as never[] })
  })
}

function fileIds(files: unknown): string[] {
  if (!Array.isArray(files)) return []
  return files.flatMap((file: unknown) =>
    typeof file === 'object' && file !== null && 'id' in file && typeof file.id === 'string' ? [file.id] : [],
  )
}

/** What to do where a mention would have opened a form. */
function formlessWords({ standing }: Arrival['actor']): string {
  const instead = standing === 'external' ? 'press the button of that name' : 'use the slash command in the channel'
  return `That needs a form, and a mention cannot open one. Write it in one line, or ${instead}.`
}

function routeMentions(needs: RouteNeeds): void {
  const answer = async (
    event: { user?: string; channel: string; ts: string; thread_ts?: string; text?: string; files?: unknown; team?: string },
    eventId: string,
  ): Promise<void> => {
    if (!event.user || event.user === needs.botUser) return
    const thread = event.thread_ts ?? null
    const place: Place = { channel: event.channel, thread, message: permalinkOf(needs.slackUrl, event.channel, event.ts, thread) }
    const arrival = arrivalOf(needs, 'mention', event.user, event.team ?? null, place, eventId, false)
    const text = (event.text ?? '').replace(new RegExp(`<@${needs.botUser}(\\|[^>]*)?>`, 'g'), ' ').trim()
    const files = fileIds(event.files)
    const line = files[0] ? withFile(needs, text, files[0]) : text
    const result = await needs.dispatch.line(arrival, line, null)
    const message =
      result.ok && result.value.kind === 'form' ? say(formlessWords(arrival.actor)) : messageOf(withWay(result, needs.slackUrl))
    if (message) await tell(needs.client, event.user, place, message)
    if (result.ok && result.value.kind === 'file') await sendFile(needs, event.user, place, result.value)
  }
  needs.app.event('app_mention', async ({ event, body }) => answer(event as never, body.event_id))
  // In a direct message with the bot every line is meant for it.
  needs.app.message(async ({ message, body }) => {
    if (message.channel_type !== 'im' || 'bot_id' in message) return
    if (message.subtype !== undefined && message.subtype !== 'file_share') return
    await answer(message as never, body.event_id)
  })
}

/** A file beside a mention goes to the command that the words name, where that takes files; else it is read in. */
function withFile({ registry, fileCommand }: RouteNeeds, text: string, file: string): string {
  const [noun = '', verb = ''] = text.toLowerCase().split(/\s+/)
  if (registry.command(noun, verb)?.names.includes('file')) return `${text} file:${file}`
  return fileCommand ? `${fileCommand.noun} ${fileCommand.verb} ${text} file:${file}` : text
}

function routeEvents(needs: RouteNeeds): void {
  const { app } = needs
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await needs.publishHome(event.user)
  })
  app.event('user_change', async ({ event }) => needs.identity.take(event.user as SlackUser))
  app.event('team_join', async ({ event }) => needs.identity.take(event.user as SlackUser))
  app.event('channel_unarchive', async ({ event }) => needs.release(event.channel))
  app.event('group_unarchive', async ({ event }) => needs.release(event.channel))
  app.event('member_joined_channel', async ({ event }) => {
    if (event.user === needs.botUser) await needs.release(event.channel)
  })
  app.event('tokens_revoked', async () => needs.revoked())
  app.event('app_uninstalled', async () => needs.revoked())
}
