/** The parts of an app manifest that change what the workspace offers and delivers. */
import { z } from 'zod'

const slashCommand = z.object({
  command: z.string().regex(/^\/\S{1,31}$/),
  description: z.string().default(''),
  usage_hint: z.string().default(''),
  should_escape: z.boolean().default(false),
})

const shortcut = z.object({
  name: z.string().min(1),
  type: z.enum(['message', 'global']),
  callback_id: z.string().min(1),
  description: z.string().default(''),
})

const manifestShape = z.object({
  display_information: z.object({ name: z.string().min(1) }),
  features: z
    .object({
      bot_user: z.object({ display_name: z.string().min(1) }).optional(),
      slash_commands: z.array(slashCommand).default([]),
      shortcuts: z.array(shortcut).default([]),
    })
    .prefault({}),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).optional() }).optional() }).optional(),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).optional() }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
    })
    .optional(),
})

export interface AppManifest {
  name: string
  botName: string
  commands: { command: string; description: string; usageHint: string; shouldEscape: boolean }[]
  shortcuts: { type: 'message' | 'global'; callbackId: string; name: string }[]
  /** The bot's scopes; null when the manifest names none, and then none are asked for. */
  scopes: Set<string> | null
  /** Events subscribed to; null when the manifest names none, and then all are delivered. */
  events: Set<string> | null
  /** True where no manifest was given: any slash command and shortcut is passed on. */
  open: boolean
}

export const openManifest: AppManifest = {
  name: 'App',
  botName: 'app',
  commands: [],
  shortcuts: [],
  scopes: null,
  events: null,
  open: true,
}

/** @throws Error naming the first part of the manifest that is not as Slack wants it */
export function readManifest(manifest: unknown): AppManifest {
  const read = manifestShape.safeParse(manifest)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new Error(`The manifest is not valid at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? 'unknown reason'}.`)
  }
  const { display_information, features, oauth_config, settings } = read.data
  const scopes = oauth_config?.scopes?.bot
  const events = settings?.event_subscriptions?.bot_events
  return {
    name: display_information.name,
    botName: features.bot_user?.display_name ?? display_information.name,
    commands: features.slash_commands.map((c) => ({
      command: c.command,
      description: c.description,
      usageHint: c.usage_hint,
      shouldEscape: c.should_escape,
    })),
    shortcuts: features.shortcuts.map((s) => ({ type: s.type, callbackId: s.callback_id, name: s.name })),
    scopes: scopes ? new Set(scopes) : null,
    events: events ? new Set(events) : null,
    open: false,
  }
}
