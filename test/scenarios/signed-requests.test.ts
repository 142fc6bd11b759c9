/** Over signed HTTP nothing is taken that Slack did not sign, or that is older than five minutes. */
import { describe, expect, it } from 'vitest'
import { signatureOf } from '../../src/playground/http-delivery.js'
import type { World } from '../world/index.js'
import { worlds } from '../world/index.js'
import { changesNothing } from '../world/steps.js'

const begin = worlds()

interface Sent {
  readonly secret?: string
  /** Seconds that the request is old. */
  readonly age?: number
  /** Changed after signing. */
  readonly tampered?: boolean
  readonly unsigned?: boolean
}

async function command(world: World, sent: Sent): Promise<Response> {
  const fields = {
    token: 't',
    team_id: 'T0LIAISON',
    channel_id: 'C0CSCCDMT',
    user_id: 'U0ALICE01',
    command: '/wg',
    text: 'milestone add "By a stranger" due:2H2012',
    api_app_id: 'A0PLAYGRD',
    trigger_id: '1.2.3',
    response_url: `${world.playground.url}/response/none`,
  }
  const body = new URLSearchParams(fields).toString()
  const timestamp = Math.floor(Date.now() / 1000) - (sent.age ?? 0)
  const signature = signatureOf(sent.secret ?? world.playground.signingSecret, timestamp, body)
  return fetch(world.eventsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(sent.unsigned ? {} : { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': signature }),
    },
    body: sent.tampered ? body.replace('stranger', 'friend') : body,
  })
}

describe('a request over HTTP', () => {
  it.each<[string, Sent]>([
    ['signed with another secret', { secret: 'another-secret' }],
    ['not signed at all', { unsigned: true }],
    ['changed after it was signed', { tampered: true }],
    ['six minutes old', { age: 360 }],
  ])('%s is turned away and changes nothing', async (name, sent) => {
    const world = await begin({ mode: 'http', empty: false })
    const response = await changesNothing(world, async () => {
      const answer = await command(world, sent)
      await world.settle()
      return answer
    })
    expect(response.status, name).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
  })

  it('signed by Slack and fresh is taken', async () => {
    const world = await begin({ mode: 'http', empty: false })
    expect((await command(world, { age: 60 })).status).toBe(200)
    await world.settle()
    expect(await world.store().read((db) => db.milestone.count({ where: { text: 'By a stranger' } }))).toBe(1)
  })

  it('for anything but the one address and health is not found', async () => {
    const world = await begin({ mode: 'http' })
    const base = world.eventsUrl.replace('/slack/events', '')
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
    expect((await fetch(`${base}/slack/other`, { method: 'POST', body: 'x' })).status).toBe(404)
  })
})
