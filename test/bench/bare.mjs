/** The floor: a bare Bolt app with the same Prisma client, built as the program is, on a copy of the same store. It knows two lines and nothing else. */
import { createRequire } from 'node:module'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../../src/generated/prisma/client.ts'

const { App, HTTPReceiver, LogLevel } = createRequire(import.meta.url)('@slack/bolt')
const { STORE, REGISTER, SIGNING_SECRET } = process.env
const db = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${STORE}` }) })
await db.$executeRawUnsafe('PRAGMA synchronous = NORMAL')
await db.register.findUnique({ where: { id: REGISTER } })

const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR })
const app = new App({
  receiver,
  logLevel: LogLevel.ERROR,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U1' }),
})
let added = 1000

app.command(/.*/, async ({ command, ack }) => {
  if (command.text.startsWith('milestone list')) {
    const rows = await db.milestone.findMany({ where: { registerId: REGISTER }, include: { owners: true }, orderBy: { number: 'asc' } })
    const lines = rows.map(({ number, text, due, state }) => `*M${number}* ${text} · ${due.written} · ${state}`)
    await ack({ response_type: 'ephemeral', text: lines.slice(0, 12).join('\n') })
    return
  }
  added += 1
  const day = { written: '2012-06-30', from: '2012-06-30', to: '2012-06-30', precision: 'day' }
  const at = '2012-03-01T09:00:00.000Z'
  const row = { workspace: command.team_id, registerId: REGISTER, number: added, text: command.text, parties: [], due: day, firstDue: day }
  const create = { ...row, dueDay: '2012-06-30', state: 'open', createdAt: at, quietUntil: at }
  await db.milestone.upsert({ where: { registerId_number: { registerId: REGISTER, number: added } }, create, update: create })
  await ack({ response_type: 'ephemeral', text: `M${added} is added.` })
})

const server = await app.start(0)
process.stdout.write(`ready http://127.0.0.1:${server.address().port}\n`)
process.on('SIGTERM', () => process.exit(0))
