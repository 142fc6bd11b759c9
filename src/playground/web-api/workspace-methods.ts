/** api.*, auth.*, apps.*, team.*, bots.*, blocks.*: who one is, and where. */
import { checkBlocks, checkMessage, checkView, errorLines } from '../block-checks/index.js'
import { recordOf } from '../json.js'
import { ApiError, type Handler } from './call.js'

const authTest: Handler = ({ slack }) => {
  const { team, app } = slack.workspace
  return {
    url: `${slack.origin}/`,
    team: team.name,
    user: app.botName,
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  }
}

const open: Handler = ({ slack }) => {
  if (!slack.socket) throw new ApiError('socket_mode_not_enabled')
  return { url: slack.socket.ticket(slack.origin.replace(/^http/, 'ws')) }
}

const teamInfo: Handler = ({ slack }) => {
  const { team } = slack.workspace
  const icons = Object.fromEntries(
    [34, 44, 68, 88, 102, 132, 230].map((size) => [`image_${size}`, `${slack.origin}/pictures/${team.id}/${size}.png`]),
  )
  return {
    team: {
      id: team.id,
      name: team.name,
      domain: team.domain,
      email_domain: '',
      url: `${slack.origin}/`,
      icon: { ...icons, image_default: true },
      is_verified: false,
    },
  }
}

const botsInfo: Handler = ({ slack, args }) => {
  const { app } = slack.workspace
  if (args.required('bot', 'bot_not_found') !== app.botId) throw new ApiError('bot_not_found')
  const { team_id: _team, ...profile } = slack.wire.botProfile()
  return { bot: profile }
}

const validate: Handler = ({ args }) => {
  const given = ['blocks', 'message', 'view'].filter((name) => args.fields[name] !== undefined)
  if (given.length !== 1)
    throw new ApiError('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] provide exactly one of blocks, view, or message'] },
    })
  const name = given[0] ?? 'blocks'
  const value = args.json(name)
  const errors =
    name === 'blocks' ? checkBlocks(value, 'message', '') : name === 'message' ? checkMessage(recordOf(value)) : checkView(value)
  if (errors.length > 0) throw new ApiError(`invalid_${name}`, { errors, response_metadata: { messages: errorLines(errors) } })
  return {}
}

const apiTest: Handler = ({ args }) => {
  const { token: _token, ...given } = args.fields
  const error = args.text('error')
  if (error) throw new ApiError(error, { args: given })
  return { args: given }
}

export const workspaceMethods: Readonly<Record<string, Handler>> = {
  'api.test': apiTest,
  'auth.test': authTest,
  'apps.connections.open': open,
  'team.info': teamInfo,
  'bots.info': botsInfo,
  'blocks.validate': validate,
}
