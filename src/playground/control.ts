/** What a test may do to the workspace that no person could: faults, lost tokens, cut sockets, forged clicks. */
import { z } from 'zod'
import { press } from './acts/index.js'
import { join, leave, remove, rename, share } from './channel-life.js'
import type { Fault } from './faults.js'
import type { Channel } from './model.js'
import type { PageAnswer } from './protocol.js'
import type { Slack } from './slack.js'

const ids = { as: z.string(), channel: z.string(), ts: z.string(), blockId: z.string(), actionId: z.string() }
const fields = z.record(z.string(), z.unknown()).optional()

const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lostAnswer') }),
  z.object({ kind: z.literal('lostRequest') }),
  z.object({ kind: z.literal('rateLimited'), retryAfter: z.number().int().positive() }),
  z.object({ kind: z.literal('serverError') }),
  z.object({ kind: z.literal('slow'), ms: z.number().nonnegative() }),
  z.object({ kind: z.literal('refused'), error: z.string() }),
])

export const controlRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('fault'), method: z.string(), fault, times: z.number().int().positive().default(1) }),
  z.object({ do: z.literal('clearFaults') }),
  z.object({ do: z.literal('rateLimits'), on: z.boolean() }),
  z.object({ do: z.literal('revokeToken') }),
  z.object({ do: z.literal('restoreToken') }),
  z.object({ do: z.literal('uninstall') }),
  z.object({ do: z.literal('addBot'), channel: z.string() }),
  z.object({ do: z.literal('removeBot'), channel: z.string() }),
  z.object({ do: z.literal('renameChannel'), channel: z.string(), name: z.string() }),
  z.object({ do: z.literal('deleteChannel'), channel: z.string(), as: z.string() }),
  z.object({ do: z.literal('shareChannel'), channel: z.string(), team: z.string() }),
  z.object({ do: z.literal('redeliver'), what: z.enum(['event', 'interaction', 'command']) }),
  z.object({ do: z.literal('dropSockets'), how: z.enum(['politely', 'abruptly']).default('abruptly') }),
  /** Presses a button with another value than it carries. */
  z.object({ do: z.literal('forge'), ...ids, value: z.string(), fields }),
  /** Presses a button that an earlier state of the message had; 0 is its first state. */
  z.object({ do: z.literal('pressStale'), ...ids, version: z.number().int().nonnegative(), fields }),
  /** Sends an event of any shape. */
  z.object({ do: z.literal('event'), event: z.record(z.string(), z.unknown()), channel: z.string().optional() }),
  z.object({ do: z.literal('manifest'), manifest: z.unknown() }),
])
export type ControlRequest = z.input<typeof controlRequest>

const done: PageAnswer = { ok: true }
const refused = (error: string): PageAnswer => ({ ok: false, error })

function revoke(slack: Slack): PageAnswer {
  slack.workspace.tokenValid = false
  slack.events.emit({ type: 'tokens_revoked', tokens: { oauth: [], bot: [slack.workspace.app.botUserId] } })
  return done
}

function uninstall(slack: Slack): PageAnswer {
  revoke(slack)
  slack.events.emit({ type: 'app_uninstalled' })
  return done
}

function newManifest(slack: Slack, manifest: unknown): PageAnswer {
  try {
    slack.workspace.loadManifest(manifest)
    return done
  } catch (cause) {
    if (cause instanceof Error) return refused(cause.message)
    throw cause
  }
}

type Parsed = z.output<typeof controlRequest>

function onChannel(
  slack: Slack,
  request: Extract<Parsed, { do: 'addBot' | 'removeBot' | 'renameChannel' | 'deleteChannel' | 'shareChannel' }>,
  channel: Channel,
): PageAnswer {
  const { botUserId } = slack.workspace.app
  switch (request.do) {
    case 'addBot':
      join(slack, channel, botUserId)
      return done
    case 'removeBot':
      leave(slack, channel, botUserId)
      return done
    case 'renameChannel':
      rename(slack, channel, request.name)
      return done
    case 'deleteChannel':
      remove(slack, channel, request.as)
      return done
    case 'shareChannel':
      share(slack, channel, request.team)
      return done
  }
}

function again(slack: Slack, what: 'event' | 'interaction' | 'command'): PageAnswer {
  const sent =
    what === 'event' ? slack.events.redeliver() : slack.interactions.redeliver(slack, what === 'command' ? 'slash_commands' : 'interactive')
  return sent ? done : refused(`No ${what} has been sent yet.`)
}

function pressed(slack: Slack, request: Extract<Parsed, { do: 'forge' | 'pressStale' }>): PageAnswer {
  const { as, channel, ts, blockId, actionId } = request
  const act = {
    type: 'press' as const,
    as,
    container: { type: 'message' as const, channel, ts },
    blockId,
    actionId,
    ...(request.fields ? { fields: request.fields } : {}),
  }
  return press(slack, act, request.do === 'forge' ? { value: request.value } : { stale: request.version })
}

/** Does what a test asks; the request is checked first. */
export function control(slack: Slack, given: unknown): PageAnswer {
  const read = controlRequest.safeParse(given)
  if (!read.success) return refused(`The request is not valid: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}.`)
  const request = read.data
  switch (request.do) {
    case 'fault':
      slack.faults.add(request.method, request.fault satisfies Fault, request.times)
      return done
    case 'clearFaults':
      slack.faults.clear()
      return done
    case 'rateLimits':
      slack.rateLimits.on = request.on
      slack.rateLimits.reset()
      return done
    case 'revokeToken':
      return revoke(slack)
    case 'restoreToken':
      slack.workspace.tokenValid = true
      return done
    case 'uninstall':
      return uninstall(slack)
    case 'addBot':
    case 'removeBot':
    case 'renameChannel':
    case 'deleteChannel':
    case 'shareChannel': {
      const channel = slack.workspace.findChannel(request.channel)
      return channel ? onChannel(slack, request, channel) : refused(`There is no channel ${request.channel}.`)
    }
    case 'redeliver':
      return again(slack, request.what)
    case 'dropSockets':
      if (!slack.socket) return refused('The app does not connect by Socket Mode.')
      slack.socket.drop(request.how)
      return done
    case 'forge':
    case 'pressStale':
      return pressed(slack, request)
    case 'event':
      slack.events.emit(request.event, request.channel ? { channel: request.channel } : {})
      return done
    case 'manifest':
      return newManifest(slack, request.manifest)
  }
}
