/** The first story once through the page, as a person plays it in a browser. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { worlds } from '../world/index.js'
import { projectRoot, sample } from '../world/shared.js'
import { refsIn } from '../world/steps.js'

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (file) => file && existsSync(file),
)
const required = process.env.REGISTRAR_REQUIRE_BROWSER === '1'
if (!executablePath) process.stdout.write('skipped: the story through the page, because there is no Chromium (CHROMIUM names one)\n')

const begin = worlds()
let pageDir: string
let browser: Browser | null = null

/** Built anew, so that what is tried is what stands in the sources. */
function buildPage(): string {
  const built = mkdtempSync(path.join(tmpdir(), 'registrar-page-'))
  const source = path.join(projectRoot, 'src', 'playground', 'page')
  execFileSync(process.execPath, [path.join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', source, '--outDir', built], {
    stdio: 'pipe',
  })
  for (const file of ['index.html', 'style.css']) cpSync(path.join(source, file), path.join(built, 'page', file))
  return built
}

beforeAll(async () => {
  if (!executablePath) {
    if (required) throw new Error('REGISTRAR_REQUIRE_BROWSER is 1, and there is no Chromium: install one, or let CHROMIUM name it.')
    return
  }
  pageDir = buildPage()
  browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  if (pageDir) rmSync(pageDir, { recursive: true, force: true })
})

/** What a person does at the page, by the hooks that stand in it. */
function atPage(page: Page) {
  const messages = (words: string | RegExp): Locator => page.getByTestId('messages').getByTestId('message').filter({ hasText: words })
  const modal = page.getByTestId('modal')
  const field = (name: string): Locator => modal.locator(`[data-block-id="${name}"]`).first()
  return {
    messages,
    modal,
    field,
    types: async (line: string): Promise<void> => {
      await page.getByTestId('composer').fill(line)
      await page.getByTestId('send').click()
    },
    presses: (within: Locator, action: string): Promise<void> => within.locator(`[data-action-id="${action}"]`).first().click(),
    submits: async (): Promise<void> => {
      const id = await modal.getAttribute('data-view-id')
      await page.getByTestId('modal-submit').click()
      await page.locator(`[data-testid="modal"][data-view-id="${id}"]`).waitFor({ state: 'detached' })
    },
    setsClock: async (to: string): Promise<void> => {
      await page.getByTestId('clock-input').fill(to)
      await page.getByTestId('clock-set').click()
    },
  }
}

/** The bot lives by the playground's clock, as under `npm start`. */
function followClock(world: World): void {
  world.playground.clock.subscribe(() => void world.bot().tick())
}

describe.skipIf(!executablePath && !required)('in the browser', () => {
  it('a register is read in, bound, reminded of on 1 March 2012, worked on, and its history tells all', async () => {
    if (!browser) throw new Error('there is no browser')
    const world = await begin({ mode: 'socket', pageDir: path.join(pageDir, 'page') })
    followClock(world)
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(error.message))
    page.setDefaultTimeout(60_000)
    const me = atPage(page)
    await page.goto(world.playground.url)
    await page.getByTestId('channel-cscc-dmtf').click()

    await me.types('/wg register import')
    await me.modal
      .locator('input[type="file"]')
      .setInputFiles({ name: 'cscc.md', mimeType: 'text/markdown', buffer: Buffer.from(sample('cscc.md')) })
    await me.modal.getByText('cscc.md').waitFor()
    await me.submits()
    await me.presses(me.messages('I have read cscc.md'), 'import.check')
    const screen = await me.modal.innerText()
    for (const words of ['version 1.0', 'CSCC', 'DMTF', '1Q2012, by 31 Mar 2012', 'April 2012', '60 %', '2011-12-04'])
      expect(screen).toContain(words)
    await me.submits()

    await me.presses(me.messages('is kept as a draft'), 'register.bind')
    await me.field('channel').click()
    await me.modal.locator(`[data-value="${world.channel('#cscc-dmtf').id}"]`).click()
    await me.submits()
    const card = me.messages('has not approved version 1.0 yet')
    await card.waitFor()
    const ts = await card.getAttribute('data-ts')

    await me.types('/wg milestone list')
    await me.messages('Milestones of CSCC').waitFor()
    expect(refsIn(await me.messages('Milestones of CSCC').innerText())).toEqual(['CSCC-M1', 'CSCC-M2', 'CSCC-M3', 'CSCC-M4'])

    await me.setsClock('2012-03-01T09:00')
    const digest = me.messages('Thursday 1 March 2012')
    await digest.waitFor()
    expect(await digest.count()).toBe(1)
    expect(refsIn(await digest.innerText())).toEqual(['CSCC-M3', 'CSCC-R1'])

    await me.presses(digest, 'milestone.done')
    await me.field('outcome').fill('The extensions went into OVF 2.0.')
    await me.submits()
    await digest.getByText('The extensions went into OVF 2.0.').waitFor()
    await me.types('/wg milestone move M1')
    await me.field('due').fill('2H2012')
    await me.field('reason').fill('CIMI needs another draft')
    await me.submits()
    await card.getByText('was 1H2012, moved once').waitFor()
    expect(await card.innerText()).toContain('The extensions went into OVF 2.0.')
    expect([await card.count(), await card.getAttribute('data-ts')]).toEqual([1, ts])

    await me.types('/wg register history')
    const history = me.messages('History of CSCC')
    await history.waitFor()
    expect(await history.innerText()).toMatch(
      /moved M1 from 1H2012 to 2H2012[\s\S]*CIMI needs another draft[\s\S]*closed M3 as done[\s\S]*The extensions went into OVF 2\.0\./,
    )
    expect(wrong).toEqual([])
    await page.close()
  }, 180_000)
})
