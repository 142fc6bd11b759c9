/** The app's manifest, made from the registry: every noun its own slash command, least scopes, the events that routes.ts listens to. */
import type { Assembly, NounSpec } from '../feature.js'

/** What each is needed for stands beside it; nothing more is asked for. */
const BOT_SCOPES = [
  'app_mentions:read', // the same words by mention
  'channels:history', // reading back whether a message was posted
  'channels:read', // archived, renamed, removed
  'chat:write',
  'commands',
  'files:read', // documents to read in
  'files:write', // long texts as files
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write', // reminders by direct message
  'users:read', // who is an admin, a guest, from another company
] as const

const BOT_EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_unarchive',
  'group_unarchive',
  'member_joined_channel',
  'message.im',
  'team_join',
  'tokens_revoked',
  'user_change',
] as const

export interface Manifest {
  readonly _metadata: { readonly major_version: 1; readonly minor_version: 1 }
  readonly display_information: { readonly name: string; readonly description: string; readonly background_color: string }
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: boolean
      readonly messages_tab_enabled: boolean
      readonly messages_tab_read_only_enabled: boolean
    }
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean }
    readonly shortcuts: readonly {
      readonly name: string
      readonly type: 'message'
      readonly callback_id: string
      readonly description: string
    }[]
    readonly slash_commands: readonly {
      readonly command: string
      readonly description: string
      readonly usage_hint: string
      readonly should_escape: boolean
    }[]
  }
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } }
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[] }
    readonly interactivity: { readonly is_enabled: boolean }
    readonly org_deploy_enabled: boolean
    readonly socket_mode_enabled: boolean
    readonly token_rotation_enabled: boolean
  }
}

/** Slack takes 1,000 characters of hint and shows about a hundred. */
const HINT_LIMIT = 100

export function manifestOf(registry: Assembly): Manifest {
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Registrar',
      description: 'Keeps the work registers of standards bodies, and reminds who promised what by when.',
      background_color: '#23415e',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Registrar', always_online: true },
      shortcuts: registry.shortcuts.map(({ name, callbackId, description }) => ({
        name,
        type: 'message',
        callback_id: callbackId,
        description,
      })),
      slash_commands: [
        {
          command: '/wg',
          description: 'Work registers: what was agreed, by whom, by when',
          usage_hint: '[noun] [verb] …, or nothing for help',
          should_escape: true,
        },
        ...registry.nouns.filter(({ word }) => word !== 'help').map((noun) => nounCommand(registry, noun)),
        ...registry.shortWords.map(({ word, summary, hint }) => ({
          command: `/wg-${word}`,
          description: summary,
          usage_hint: hint,
          should_escape: true,
        })),
      ],
    },
    oauth_config: { scopes: { bot: [...BOT_SCOPES] } },
    settings: {
      event_subscriptions: { bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  }
}

function nounCommand(registry: Assembly, { word, summary }: NounSpec): Manifest['features']['slash_commands'][number] {
  const verbs = registry.commands.filter(({ noun }) => noun === word).map(({ verb }) => verb)
  return { command: `/wg-${word}`, description: summary, usage_hint: verbs.join(' | ').slice(0, HINT_LIMIT), should_escape: true }
}
