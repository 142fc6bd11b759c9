/** `register import`: takes a document and reads it in the background; nothing is kept before its check screen is saved. */
import { z } from 'zod'
import type { Result } from '../../../kernel/problem.js'
import { ok } from '../../../kernel/problem.js'
import type { Ctx, Reply } from '../../../platform/feature.js'
import { command } from '../../../platform/feature.js'
import { addJob } from '../../../platform/jobs.js'
import { startReading } from '../store.js'
import { importForm, readingMessage } from '../views.js'

/** Puts a document on its way: a file of Slack's, or a text taken from a message. */
export async function begin(
  ctx: Ctx,
  document: { readonly fileId: string } | { readonly text: string; readonly name: string },
  dayFirst: boolean,
): Promise<Result<Reply>> {
  return ctx.change(async (tx) => {
    const { channel, thread } = ctx.place
    const file = 'fileId' in document ? document.fileId : document.name
    const reading = await startReading(tx, { workspace: ctx.workspace, startedBy: ctx.actor.user, channel, thread, file, now: ctx.now })
    const payload = {
      reading,
      dayfirst: dayFirst ? 'yes' : 'no',
      ...('fileId' in document ? { file: document.fileId } : { text: document.text }),
    }
    await addJob(tx, ctx.workspace, 'import.read', payload, ctx.now)
    return ok({ kind: 'private', message: readingMessage() } satisfies Reply)
  })
}

export const importRegister = command({
  noun: 'register',
  verb: 'import',
  summary: 'read in a register from its document',
  examples: [''],
  ability: 'create',
  input: z.object({
    file: z.string('Choose the document.').regex(/^F[A-Z0-9]+$/, 'Choose a document, or drop it beside a mention of Registrar.'),
    dayfirst: z.string().optional(),
  }),
  form: async () => ok(importForm()),
  run: (ctx, input) => begin(ctx, { fileId: input.file }, /^(yes|y|true|on)$/i.test(input.dayfirst ?? '')),
})
