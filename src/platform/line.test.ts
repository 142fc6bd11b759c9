import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ok } from '../kernel/problem.js'
import type { Zone } from '../kernel/time.js'
import { instantFromMs } from '../kernel/time.js'
import type { Assembly, Ctx, Feature, Ports, RegisterAt } from './feature.js'
import { command, registerCommand } from './feature.js'
import { readLine } from './line.js'
import { portsOver, registerAt, workspace } from './platform.fixture.js'
import { assemble } from './registry.js'
import { say } from './slack/blocks.js'

const reply = async () => ok({ kind: 'private' as const, message: say('ok') })
const text = z.string().min(1)
const features: Feature[] = [
  {
    name: 'milestones',
    nouns: [
      { word: 'milestone', summary: 'Promises' },
      { word: 'activity', summary: 'Work' },
      { word: 'register', summary: 'Registers' },
      { word: 'approval', summary: 'Approvals' },
      { word: 'mine', summary: 'Mine' },
      { word: 'help', summary: 'Help' },
    ],
    shortWords: [{ word: 'approve', noun: 'approval', verb: 'give', given: { position: 'approve' }, summary: 'Approve', hint: 'A1' }],
    commands: [
      registerCommand({
        noun: 'milestone',
        verb: 'done',
        summary: 'Done',
        examples: ['M3 published'],
        ref: 'milestone',
        words: 'outcome',
        ability: 'act',
        input: z.object({ ref: text, outcome: text, link: text.optional() }),
        run: reply,
      }),
      registerCommand({
        noun: 'milestone',
        verb: 'move',
        summary: 'Move',
        examples: ['M3 due:2H2012 reason:"late"'],
        ref: 'milestone',
        ability: 'act',
        input: z.object({ ref: text, due: text, reason: text }),
        run: reply,
      }),
      registerCommand({
        noun: 'milestone',
        verb: 'list',
        summary: 'List',
        examples: ['OGF'],
        ability: 'read',
        input: z.object({ group: text.optional() }),
        run: reply,
      }),
      registerCommand({
        noun: 'activity',
        verb: 'list',
        summary: 'List',
        examples: [''],
        ability: 'read',
        input: z.object({}),
        run: reply,
      }),
      registerCommand({
        noun: 'register',
        verb: 'show',
        summary: 'Show',
        examples: ['OGF'],
        ref: 'register',
        ability: 'read',
        input: z.object({}),
        run: reply,
      }),
      registerCommand({
        noun: 'register',
        verb: 'list',
        summary: 'List',
        examples: [''],
        ability: 'read',
        input: z.object({}),
        run: reply,
      }),
      registerCommand({
        noun: 'approval',
        verb: 'give',
        summary: 'Give',
        examples: ['A1 approve'],
        ref: 'approval',
        words: 'words',
        ability: 'act',
        input: z.object({ ref: text, position: text.optional(), words: text.optional() }),
        run: reply,
      }),
      registerCommand({
        noun: 'approval',
        verb: 'request',
        summary: 'Request',
        examples: ['D1'],
        ref: 'any',
        words: 'motion',
        ability: 'act',
        input: z.object({ ref: text.optional(), motion: text.optional() }),
        run: reply,
      }),
      command({ noun: 'mine', verb: 'show', summary: 'Mine', examples: [''], ability: 'anyone', input: z.object({}), run: reply }),
      command({
        noun: 'help',
        verb: 'help',
        summary: 'Help',
        examples: [''],
        ability: 'anyone',
        words: 'about',
        input: z.object({ about: text.optional() }),
        run: reply,
      }),
    ],
  },
]

const ogf = registerAt({ id: 'ogf', key: 'OGF', channels: ['C1'] })
const cscc = registerAt({ id: 'cscc', key: 'CSCC', channels: ['C2', 'C3'] })
const other = registerAt({ id: 'w3c', key: 'W3C', channels: ['C3'] })
let registry: Assembly
beforeAll(() => {
  registry = assemble(features)
})

function ctxAt(channel: string | null, thread: string | null = null): Ctx {
  const none = () => Promise.reject(new Error('reading a line changes nothing'))
  return {
    workspace,
    actor: { user: 'U1', standing: 'member' },
    source: 'command',
    place: { channel, thread },
    now: instantFromMs(0),
    defaultZone: 'UTC' as Zone,
    registry,
    // The ports of these tests look at no rows.
    read: (fn) => fn({} as never),
    change: none,
  }
}

const ports: Ports = {
  ...portsOver([ogf, cscc, other] satisfies RegisterAt[]),
  registerOfThread: async (_db, _workspace, _channel, thread) => (thread === '7.0' ? 'w3c' : null),
}

async function read(line: string, channel: string | null = 'C1', preset: string | null = null, thread: string | null = null) {
  const result = await readLine({ registry, ports, ctx: ctxAt(channel, thread) }, line, preset)
  if (!result.ok) return { refused: result.problem.code, said: `${result.problem.sentence} ${result.problem.hint ?? ''}` }
  const { command: meant, given, register, bare } = result.value
  return { command: `${meant.noun} ${meant.verb}`, given: { ...given }, register: register?.key ?? null, bare }
}

describe('what is meant', () => {
  it.each([
    ['milestone done M3 published as DSP0263', { ref: '3', outcome: 'published as DSP0263' }],
    ['done M3: published as DSP0263', { ref: '3', outcome: 'published as DSP0263' }],
    ['milestone M3 done published', { ref: '3', outcome: 'published' }],
    [
      'DONE ogf-m3: “published, at last” link:<https://example.org/x>',
      { ref: '3', outcome: 'published, at last', link: 'https://example.org/x' },
    ],
  ])('%s', async (line, given) => {
    expect(await read(line)).toEqual({ command: 'milestone done', given, register: 'OGF', bare: false })
  })

  it('a key in the reference, by name or as a word names another register', async () => {
    expect(await read('done CSCC-M1 ready')).toMatchObject({ register: 'CSCC' })
    expect(await read('milestone done M1 ready key:cscc')).toMatchObject({ register: 'CSCC' })
    expect(await read('milestone list cscc')).toMatchObject({ register: 'CSCC', given: {} })
    expect(await read('register show CSCC')).toMatchObject({ register: 'CSCC' })
  })

  it('the noun may come from the slash command itself', async () => {
    expect(await read('done M3 ready', 'C1', 'milestone')).toMatchObject({ command: 'milestone done', register: 'OGF' })
    expect(await read('', 'C1', 'mine')).toMatchObject({ command: 'mine show' })
  })

  it('nothing at all, or a noun alone, is a question for help', async () => {
    expect(await read('', null)).toMatchObject({ command: 'help help', bare: true })
    expect(await read('milestone', null)).toMatchObject({ command: 'help help', given: { about: 'milestone' } })
  })

  it('a verb without its words wants its form', async () => {
    expect(await read('milestone move')).toMatchObject({ command: 'milestone move', bare: true })
    expect(await read('milestone list')).toMatchObject({ bare: false })
  })

  it('a short word stands for a whole command and says part of it', async () => {
    const meant = { command: 'approval give', given: { ref: '1', position: 'approve', words: 'well done' }, register: 'OGF', bare: false }
    expect(await read('approve A1 well done')).toEqual(meant)
    expect(await read('OGF-A1 well done', 'C1', 'approve')).toEqual(meant)
    expect(await read('approve')).toMatchObject({ command: 'approval give', given: { position: 'approve' }, bare: false })
    expect(await read('aprove A1')).toMatchObject({ said: expect.stringMatching(/Did you mean `\/wg approve`/) })
  })

  it('where any kind of reference fits, it is kept with its letter', async () => {
    expect(await read('approval request CSCC-D2: the second draft')).toMatchObject({
      given: { ref: 'D2', motion: 'the second draft' },
      register: 'CSCC',
    })
    expect(await read('approval request Meet in Berlin')).toMatchObject({ given: { motion: 'Meet in Berlin' } })
  })

  it('a noun may stand behind its verb, and for several', async () => {
    for (const line of ['list milestones', 'list milestone', 'milestones list'])
      expect(await read(line), line).toMatchObject({ command: 'milestone list' })
    expect(await read('list activities')).toMatchObject({ command: 'activity list' })
    expect(await read('milestones')).toMatchObject({ command: 'help help', given: { about: 'milestone' } })
  })

  it('in a channel of two registers the thread tells which', async () => {
    expect(await read('milestone done M1 ready', 'C3', null, '7.0')).toMatchObject({ register: 'W3C' })
    expect(await read('milestone done M1 ready', 'C3')).toMatchObject({ refused: 'which-register' })
  })
})

describe('what is refused, and how', () => {
  it.each([
    ['milestone move M3 deu:2H2012 reason:late', 'unknown-name', /takes no `deu:`.*Did you mean `due:`.*`due:` `reason:`/],
    ['milestone mvoe M3', 'no-such-verb', /no verb `mvoe`.*Did you mean `\/wg milestone move`.*done, move, list/],
    ['milstone move M3', 'no-such-word', /does not know `milstone`.*Did you mean `\/wg milestone`/],
    ['list', 'which-noun', /Say what to list: `milestone`, `activity`, `register`/],
    ['milestone done V3 ready', 'wrong-kind', /V3 is an activity, and `milestone done` takes a milestone/],
    ['done NIL-M3 ready', 'no-such-register', /There is no register NIL/],
    ['milestone list NIL', 'no-such-register', /There is no register NIL/],
    ['milestone move M3 due:1H2012 due:2H2012', 'said-twice', /`due:` stands there twice/],
    ['milestone list OGF and more', 'too-many-words', /“and more”/],
    ['milestone done Z1 published', 'not-a-reference', /Z1 names nothing here: `milestone done` takes `M1` \(milestone\)/],
    ['milestone foo', 'no-such-verb', /`milestone` has no verb `foo`.*There are: done,.*`\/wg help milestone`/],
    ['show milestone', 'no-such-verb', /`milestone` has no verb `show`.*`\/wg help milestone`/],
    ['show M3', 'no-such-verb', /`milestone` has no verb `show`.*`\/wg help milestone`/],
    ['milestone:foo', 'unknown-name', /without a colon.*`\/wg help milestone`/],
    ['register show milestone', 'no-such-register', /no register’s key.*`\/wg help milestone`/],
    ['"milestone" list', 'no-such-word', /does not know `milestone`/],
  ])('%s', async (line, code, sentence) => {
    const answer = await read(line)
    expect(answer).toMatchObject({ refused: code })
    expect('said' in answer ? answer.said : '').toMatch(sentence)
  })

  it('a channel without a register asks for one', async () => {
    expect(await read('milestone list', 'C9')).toMatchObject({ refused: 'which-register' })
    expect(await read('milestone list', null)).toMatchObject({ refused: 'which-register' })
  })

  it('nothing that can be typed throws', async () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('milestone ', 'done ', 'M3 ', 'OGF-M3: ', 'due:', '"', '“', '<@U1|a> ', '<!channel>', 'key:', 'list ', 'help ', ' '),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.constantFrom('C1', 'C3', null), async (pieces, channel) => {
        const answer = await read(pieces.join(''), channel)
        expect('command' in answer || 'refused' in answer).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
