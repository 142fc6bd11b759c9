/** The Web API: token, scopes, rate limits, faults, then the method; every call goes into the journal. */
import type { Fault } from '../faults.js'
import type { Json } from '../json.js'
import type { Slack } from '../slack.js'
import { ApiError, Args, type Handler } from './call.js'
import { chatMethods } from './chat.js'
import { conversationMethods } from './conversations.js'
import { fileMethods } from './files.js'
import { markMethods } from './marks.js'
import { scopeOfKind, scopesOf } from './scopes.js'
import { userMethods } from './users.js'
import { viewMethods } from './views.js'
import { workspaceMethods } from './workspace-methods.js'

const methods: Readonly<Record<string, Handler>> = {
  ...workspaceMethods,
  ...chatMethods,
  ...conversationMethods,
  ...userMethods,
  ...viewMethods,
  ...fileMethods,
  ...markMethods,
}

/** What goes back over HTTP; `destroy` means that the connection is cut without an answer. */
export interface ApiAnswer {
  status: number
  body: Json
  headers: Record<string, string>
  destroy: boolean
  /** Real milliseconds to hold the answer back. */
  delayMs: number
}

function checkToken(slack: Slack, method: string, token: string | undefined): void {
  if (method === 'api.test') return
  if (!token) throw new ApiError('not_authed')
  const isApp = token === slack.tokens.app
  if (!isApp && token !== slack.tokens.bot) throw new ApiError('invalid_auth')
  if (!slack.workspace.tokenValid) throw new ApiError('token_revoked')
  if (isApp !== (method === 'apps.connections.open')) throw new ApiError('not_allowed_token_type')
}

function checkScopes(slack: Slack, method: string, args: Args): void {
  const { scopes } = slack.workspace.manifest
  if (!scopes) return
  const provided = [...scopes].join(',')
  const any = scopesOf[method]
  if (any && !any.some((scope) => scopes.has(scope))) throw new ApiError('missing_scope', { needed: any.join(','), provided })
  const channel = slack.workspace.findChannel(args.text('channel') ?? '')
  const exact = channel && scopeOfKind(method, channel.kind)
  if (exact && !scopes.has(exact)) throw new ApiError('missing_scope', { needed: exact, provided })
}

function answered(slack: Slack, method: string, fields: Json, token: string | undefined): Json {
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined
  try {
    if (!handler) throw new ApiError('unknown_method', { req_method: method })
    const args = new Args(fields)
    checkToken(slack, method, token)
    checkScopes(slack, method, args)
    return { ok: true, ...handler({ slack, args, method }) }
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause
    return { ok: false, error: cause.code, ...cause.details }
  }
}

const plainAnswer = (body: Json, status = 200, headers: Record<string, string> = {}): ApiAnswer => ({
  status,
  body,
  headers,
  destroy: false,
  delayMs: 0,
})

const limited = (seconds: number): ApiAnswer => plainAnswer({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(seconds) })

function withFault(fault: Fault | undefined, run: () => Json): ApiAnswer {
  switch (fault?.kind) {
    case undefined:
      return plainAnswer(run())
    case 'lostRequest':
      return { ...plainAnswer({}, 0), destroy: true }
    case 'lostAnswer':
      return { ...plainAnswer(run()), destroy: true }
    case 'rateLimited':
      return limited(fault.retryAfter)
    case 'serverError':
      return plainAnswer({ ok: false, error: 'internal_error' }, 500)
    case 'slow':
      return { ...plainAnswer(run()), delayMs: fault.ms }
    case 'refused':
      return plainAnswer({ ok: false, error: fault.error })
  }
}

/** Answers one call. @param fields the arguments, from a form, JSON or the query */
export function callMethod(slack: Slack, method: string, fields: Json, token: string | undefined): ApiAnswer {
  const { token: _token, ...body } = fields
  const fault = slack.faults.take(method)
  const channel = typeof fields.channel === 'string' ? fields.channel : undefined
  const wait = fault ? 0 : slack.rateLimits.take(method, channel)
  const answer = wait > 0 ? limited(wait) : withFault(fault, () => answered(slack, method, fields, token))
  const entry = { method, body, status: answer.destroy ? 0 : answer.status, answer: answer.body }
  slack.journal.add(fault ? { ...entry, fault: fault.kind } : entry)
  const { scopes } = slack.workspace.manifest
  return { ...answer, headers: { ...answer.headers, ...(scopes ? { 'x-oauth-scopes': [...scopes].join(',') } : {}) } }
}
