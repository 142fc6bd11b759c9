/** 200 people answer one ballot at once, as people do: twice, again, and with another mind. */
import { afterEach, describe, expect, it } from 'vitest'
import { verify } from '../../src/platform/audit.js'
import type { Ballot } from '../bench/ballot.js'
import { prepareBallot } from '../bench/ballot.js'

const VOTERS = 200
const open: Ballot[] = []
afterEach(async () => {
  for (const ballot of open.splice(0)) await ballot.close()
})

describe('200 people on one approval', () => {
  it('every position is kept, the standing exact, the message drawn a handful of times and right at the end', async () => {
    const ballot = await prepareBallot(VOTERS)
    open.push(ballot)
    const { voters, playground, running } = ballot
    const before = ballot.redraws()
    for (const [index, user] of voters.entries()) {
      ballot.press(user, 'Approve')
      // Some press twice, and of some the press is delivered again.
      if (index % 4 === 0) ballot.press(user, 'Approve')
      if (index % 7 === 0) playground.control({ do: 'redeliver', what: 'interaction' })
    }
    await ballot.settle()
    // A tenth of them think better of it, and one of those back again.
    const others = voters.filter((_, index) => index % 10 === 0)
    for (const user of others) ballot.press(user, 'Abstain')
    await ballot.settle()
    const back = others[0] ?? ''
    ballot.press(back, 'Approve')
    await ballot.settle()

    const rows = await running.store.read((db) => db.position.findMany({ orderBy: { seq: 'asc' } }))
    const kinds = (user: string): string[] => rows.filter((row) => row.user === user).map(({ kind }) => kind)
    for (const [index, user] of voters.entries()) {
      const expected = index % 10 === 0 ? ['approve', 'abstain'] : ['approve']
      expect(kinds(user), user).toEqual(user === back ? [...expected, 'approve'] : expected)
    }
    const abstaining = others.length - 1
    expect(ballot.card()).toContain(
      `*${VOTERS - abstaining}* yes · *0* no · *${abstaining}* abstaining · ${VOTERS} of ${VOTERS} have answered`,
    )
    expect(ballot.card()).toContain('As it stands it passes.')
    // Three rushes: each is drawn a few times, not once a vote.
    expect(ballot.redraws() - before).toBeLessThanOrEqual(30)
    const verdict = await running.store.read((db) => verify(db, running.bot.self.workspace))
    expect(verdict).toMatchObject({ brokenAt: null })
    expect(ballot.lines.filter(({ level }) => level === 'error')).toEqual([])
  }, 120_000)
})
