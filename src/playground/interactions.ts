/** What commands, buttons, shortcuts and forms have in common: the payload's head, the delivery, the note when nobody answers. */
import { randomUUID } from 'node:crypto'
import type { Answer, Parcel } from './delivery.js'
import type { Json } from './json.js'
import type { Slack } from './slack.js'

export interface Interactions {
  /** Delivers a payload and hands back the acknowledgement; a failure becomes a note on the person's screen. */
  deliver(slack: Slack, parcel: Pick<Parcel, 'kind' | 'payload'>, from: { userId: string; what: string }): Promise<Answer>
  /** Sends the last payload of a kind once more, its acknowledgement ignored; false when there was none. */
  redeliver(slack: Slack, kind: 'interactive' | 'slash_commands'): boolean
  /** Payloads sent, oldest first. */
  sent(): readonly Pick<Parcel, 'kind' | 'payload'>[]
}

const kept = 200

export function createInteractions(): Interactions {
  let parcels: Pick<Parcel, 'kind' | 'payload'>[] = []
  return {
    async deliver(slack, parcel, from) {
      parcels = [...parcels.slice(-kept), parcel]
      const answer = await slack.inFlight.track(slack.delivery.send({ ...parcel, envelopeId: randomUUID() }))
      const name = `ack ${String(parcel.payload.command ?? parcel.payload.type)}`
      if (answer.acked) slack.journal.add({ method: name, body: { payload: answer.body }, status: 200, answer: { ok: true } })
      else {
        const error = answer.reason === 'timeout' || answer.reason === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed'
        const why = error === 'operation_timeout' ? 'the app did not respond in time' : 'the app could not be reached or failed'
        slack.journal.add({ method: name, body: {}, status: 0, answer: { ok: false, error } })
        slack.workspace.toast(from.userId, `${from.what} failed with the error "${error}": ${why}. Try again.`)
      }
      return answer
    },
    redeliver(slack, kind) {
      const parcel = parcels.findLast((each) => each.kind === kind)
      if (!parcel) return false
      void slack.inFlight.track(slack.delivery.send({ ...parcel, envelopeId: randomUUID() }))
      return true
    },
    sent: () => parcels,
  }
}

/** The fields every interaction starts with. */
export function headOf(slack: Slack, type: string, userId: string): Json {
  const { team, app, people } = slack.workspace
  const person = people.get(userId)
  return {
    type,
    user: { id: userId, username: person?.name ?? '', name: person?.name ?? '', team_id: person?.teamId ?? team.id },
    api_app_id: app.id,
    token: slack.tokens.verification,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  }
}
