/** The bytes of a file in Slack, fetched with the bot's token and bounded in size. */
import type { WebClient } from '@slack/web-api'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { isPlatformError } from './reply.js'

/** A document that takes longer than this is asked for again by the job. */
const FETCH_TIMEOUT_MS = 60_000

/** @throws when Slack is out of reach; a file that is gone, hidden or too large is a Problem */
export async function fetchFile(
  client: WebClient,
  token: string,
  fileId: string,
  limitBytes: number,
): Promise<Result<{ name: string; bytes: Uint8Array; permalink: string | null }>> {
  const file = await client.files.info({ file: fileId }).then(
    (answer) => answer.file,
    (error: unknown) => {
      if (isPlatformError(error, ['file_not_found', 'file_deleted', 'access_denied', 'not_visible'])) return null
      throw error
    },
  )
  const url = file?.url_private_download ?? file?.url_private
  if (!file || !url)
    return refuse('file-gone', 'Slack no longer has that file, or Registrar may not see it.', {
      hint: 'Upload it again in a channel that Registrar is in.',
    })
  const tooLarge = refuse<never>(
    'document-too-large',
    `${file.name ?? 'The document'} is larger than ${Math.floor(limitBytes / 1024 / 1024)} MB.`,
    {
      hint: 'Take out pictures and annexes, or save it as plain text.',
    },
  )
  if ((file.size ?? 0) > limitBytes) return tooLarge
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
  if (!response.ok) throw new Error(`Slack answered ${response.status} for a file`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return bytes.byteLength > limitBytes ? tooLarge : ok({ name: file.name ?? 'document', bytes, permalink: file.permalink ?? null })
}
