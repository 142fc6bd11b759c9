/** The routes of the browser page and of tests: snapshot, changes, acts, uploads, files, clock, control, journal. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { act, upload } from './acts/index.js'
import { control } from './control.js'
import { fieldsOf, readBody, sendJson, sendText } from './http-basics.js'
import { isRecord, parseJson } from './json.js'
import { pageAct } from './page-acts.js'
import { pagePaths } from './protocol.js'
import type { Slack } from './slack.js'
import { snapshotFor } from './snapshot.js'

interface Visit {
  slack: Slack
  request: IncomingMessage
  response: ServerResponse
  url: URL
}

type Route = (visit: Visit) => void | Promise<void>

/** Whom the page shows before anybody was chosen. */
function firstPerson(slack: Slack): string {
  return [...slack.workspace.people.keys()][0] ?? ''
}

const snapshot: Route = ({ slack, response, url }) => {
  const as = url.searchParams.get('as') ?? firstPerson(slack)
  if (!slack.workspace.people.has(as)) return sendJson(response, 404, { ok: false, error: `Nobody here has the id "${as}".` })
  sendJson(response, 200, snapshotFor(slack, as), { 'cache-control': 'no-store' })
}

/** Several changes of one turn become one event. */
const changes: Route = ({ slack, request, response }) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
  const tell = (): void => {
    response.write(`event: changed\ndata: ${JSON.stringify({ revision: slack.workspace.revision })}\n\n`)
  }
  tell()
  let due = false
  const end = slack.workspace.onChange(() => {
    if (due) return
    due = true
    setImmediate(() => {
      due = false
      if (!response.writableEnded) tell()
    })
  })
  request.on('close', end)
}

const doAct: Route = async ({ slack, request, response }) => {
  const read = pageAct.safeParse(parseJson((await readBody(request)).toString('utf8')))
  if (!read.success) {
    const issue = read.error.issues[0]
    return sendJson(response, 400, { ok: false, error: `The act is not valid: ${issue?.path.join('.')} ${issue?.message}.` })
  }
  sendJson(response, 200, act(slack, read.data))
}

const doUpload: Route = async ({ slack, request, response, url }) => {
  const asked = (name: string): string | undefined => url.searchParams.get(name) ?? undefined
  const bytes = await readBody(request)
  const thread = asked('thread')
  const comment = asked('comment')
  const answer = upload(slack, {
    as: asked('as') ?? '',
    channel: asked('channel') ?? '',
    name: asked('name') ?? 'file',
    bytes,
    ...(thread ? { thread } : {}),
    ...(comment ? { comment } : {}),
  })
  sendJson(response, 200, answer)
}

const file: Route = ({ slack, response, url }) => {
  const as = url.searchParams.get('as') ?? ''
  const found = slack.workspace.files.get(url.searchParams.get('id') ?? '')
  const visible = found && (found.user === as || found.shares.some((share) => slack.workspace.channels.get(share.channel)?.members.has(as)))
  if (!found || !visible) return sendText(response, 404, 'There is no such file here.')
  const name = encodeURIComponent(found.name)
  // Sandboxed: a file somebody put in must not act as the page.
  response.writeHead(200, {
    'content-type': found.mimetype,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  })
  response.end(found.bytes)
}

const readClock: Route = ({ slack, response }) => sendJson(response, 200, { now: slack.clock.iso() }, { 'cache-control': 'no-store' })

const moveClock: Route = async (visit) => {
  const { slack, request, response } = visit
  const { to, advanceMs } = fieldsOf('application/json', await readBody(request), new URLSearchParams())
  const answer =
    typeof to === 'string'
      ? act(slack, { type: 'clock', to })
      : typeof advanceMs === 'number'
        ? act(slack, { type: 'clock', advanceMs })
        : { ok: false as const, error: 'Give "to" (an instant) or "advanceMs" (a number).' }
  if (!answer.ok) return sendJson(response, 400, answer)
  await readClock(visit)
}

const doControl: Route = async ({ slack, request, response }) => {
  const answer = control(slack, parseJson((await readBody(request)).toString('utf8')))
  sendJson(response, answer.ok ? 200 : 400, answer)
}

const journal: Route = ({ slack, response, url }) => {
  const since = Number(url.searchParams.get('since') ?? 0)
  sendJson(response, 200, { entries: slack.journal.since(Number.isFinite(since) ? since : 0) })
}

/** Waits until nothing is under way; for tests in another process. */
const settle: Route = async ({ slack, request, response }) => {
  const body = parseJson((await readBody(request)).toString('utf8'))
  const turns = isRecord(body) && typeof body.turns === 'number' ? body.turns : 300
  await slack.inFlight.settle({ turns })
  sendJson(response, 200, { ok: true, revision: slack.workspace.revision })
}

const routes: Readonly<Record<string, Route>> = {
  [`GET ${pagePaths.snapshot}`]: snapshot,
  [`GET ${pagePaths.changes}`]: changes,
  [`POST ${pagePaths.act}`]: doAct,
  [`POST ${pagePaths.upload}`]: doUpload,
  [`GET ${pagePaths.file}`]: file,
  'GET /clock': readClock,
  'POST /clock': moveClock,
  'POST /playground/control': doControl,
  'GET /playground/journal': journal,
  'POST /playground/settle': settle,
}

export function pageRoute(method: string, pathname: string): Route | undefined {
  const key = `${method} ${pathname}`
  return Object.hasOwn(routes, key) ? routes[key] : undefined
}
