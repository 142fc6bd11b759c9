/** What Slack says of a token, its scopes, our clock and the channels we are to speak in: for `registrar doctor`, changing nothing. */
import { z } from 'zod'

/** Slack answers in well under a second; beyond this it is out of reach. */
const ASK_TIMEOUT_MS = 10_000
const SLACK = 'https://slack.com/api/'

const Answer = z.object({ ok: z.boolean(), error: z.string().optional() }).loose()
const ChannelInfo = z.object({ name: z.string().optional(), is_member: z.boolean().optional(), is_archived: z.boolean().optional() })

export interface TokenCheck {
  /** Slack's error, `out of reach`, or null where the token is good. */
  readonly error: string | null
  readonly team: string
  /** What the token may do; null where Slack does not tell. */
  readonly scopes: readonly string[] | null
  /** By how much our clock is ahead of Slack's, milliseconds; null where Slack does not tell. */
  readonly aheadMs: number | null
}

async function ask(
  method: string,
  token: string,
  apiUrl: string | null,
  body: Readonly<Record<string, string>> = {},
): Promise<{ readonly answer: z.infer<typeof Answer>; readonly headers: Headers } | null> {
  try {
    const response = await fetch(`${apiUrl ?? SLACK}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(body),
      signal: AbortSignal.timeout(ASK_TIMEOUT_MS),
    })
    return { answer: Answer.parse(await response.json()), headers: response.headers }
  } catch {
    // No answer, or none of Slack's: either way Slack was not reached.
    return null
  }
}

/** @param nowMs our clock, read when the answer has come */
export async function checkToken(token: string, apiUrl: string | null, nowMs: () => number): Promise<TokenCheck> {
  const asked = await ask('auth.test', token, apiUrl)
  if (!asked) return { error: 'out of reach', team: '', scopes: null, aheadMs: null }
  const date = Date.parse(asked.headers.get('date') ?? '')
  const scopes = asked.headers.get('x-oauth-scopes')
  return {
    error: asked.answer.ok ? null : (asked.answer.error ?? 'an error without a name'),
    team: typeof asked.answer.team === 'string' ? asked.answer.team : '',
    scopes: scopes === null ? null : scopes.split(',').map((scope) => scope.trim()),
    aheadMs: Number.isNaN(date) ? null : nowMs() - date,
  }
}

/** Whether an app token opens Socket Mode. @returns Slack's error, or null */
export async function checkAppToken(token: string, apiUrl: string | null): Promise<string | null> {
  const asked = await ask('apps.connections.open', token, apiUrl)
  return asked === null ? 'out of reach' : asked.answer.ok ? null : (asked.answer.error ?? 'an error without a name')
}

/** Why a channel cannot be spoken in; null where it can. */
export async function checkChannel(channel: string, token: string, apiUrl: string | null): Promise<string | null> {
  const asked = await ask('conversations.info', token, apiUrl, { channel })
  if (!asked) return 'Slack is out of reach'
  const found = ChannelInfo.safeParse(asked.answer.channel)
  if (!asked.answer.ok || !found.success) return `Slack knows no channel ${channel} that Registrar may see`
  const name = `#${found.data.name ?? channel}`
  if (found.data.is_archived) return `${name} is archived`
  return found.data.is_member ? null : `Registrar is not in ${name}`
}
