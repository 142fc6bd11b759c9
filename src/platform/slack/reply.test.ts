import { describe, expect, it } from 'vitest'
import { withinAck } from './reply.js'

/** An act that ends when told, and a clock that strikes when told. */
function scene(ackAlone: () => Promise<void>) {
  let ends: () => void = () => undefined
  let strikes: () => void = () => undefined
  const work = new Promise<string>((resolve) => {
    ends = () => resolve('done')
  })
  const answer = withinAck(work, ackAlone, (fn) => {
    strikes = fn
    return () => undefined
  })
  return { answer, ends: () => ends(), strikes: () => strikes() }
}

describe('an act against the clock of Slack', () => {
  it('is answered in the ack when it ends in time', async () => {
    const { answer, ends } = scene(async () => expect.fail('there was no need'))
    ends()
    expect(await answer).toEqual({ value: 'done', late: false })
  })

  it('is acked alone when it takes longer, and answered late', async () => {
    let acks = 0
    const { answer, ends, strikes } = scene(async () => {
      acks += 1
    })
    strikes()
    ends()
    expect([await answer, acks]).toEqual([{ value: 'done', late: true }, 1])
  })

  it('runs to its end though the connection for the ack is gone, and says so after', async () => {
    const { answer, ends, strikes } = scene(() => Promise.reject(new Error('not ready')))
    strikes()
    // A rejection that nobody hears would end the process about now.
    await new Promise((resolve) => setImmediate(resolve))
    ends()
    await expect(answer).rejects.toThrow('not ready')
  })
})
