// Draws docs/picture.png: starts the built bot with its samples in a directory of its own, lets the first digest come,
// and photographs the playground's page at 1280×800. Needs `npm run build` and a Chromium (CHROMIUM names it where it is not found).
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const target = path.join(root, 'docs', 'picture.png')

function executablePath() {
  const named = process.env.CHROMIUM
  const found = [named, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => file && existsSync(file))
  if (!found) throw new Error('No Chromium was found: install one, or let CHROMIUM name it.')
  return found
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts the bot without any Slack variable of ours, so that it runs against the playground. */
async function startBot(directory) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('SLACK_') && !name.startsWith('REGISTRAR_') && name !== 'DATABASE_URL',
  )
  const bot = spawn(process.execPath, [path.join(root, 'dist', 'main.js')], {
    cwd: directory,
    env: { ...Object.fromEntries(kept), PORT: String(await freePort()), REGISTRAR_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise((resolve, reject) => {
    let said = ''
    bot.stdout.setEncoding('utf8').on('data', (part) => {
      said += part
      const ready = /^Registrar ready: playground (\S+)$/m.exec(said)
      if (ready) resolve(ready[1])
    })
    bot.once('exit', (code) => reject(new Error(`The bot ended with status ${code} before it was ready.`)))
  })
  const ended = new Promise((resolve) => bot.once('exit', resolve))
  const stop = async () => {
    bot.kill('SIGTERM')
    await ended
  }
  return { url, stop }
}

/** What people do before the picture is taken: two owners are named, the first digest comes, one milestone is moved from it. */
async function play(page) {
  const messages = page.getByTestId('messages')
  const composer = page.getByTestId('composer')
  const channel = page.getByTestId('channel-ogf-dmtf')
  const actAs = async (id) => {
    await page.getByTestId('acting-as').click()
    await page.getByTestId(`act-as-${id}`).click()
    await page.locator(`[data-testid=acting-as][data-person=${id}]`).waitFor()
  }
  const type = async (line) => {
    await composer.fill(line)
    // What the page offers for completion is not wanted here.
    await composer.press('Escape')
    await page.getByTestId('send').click()
  }
  const shows = (text) => messages.getByText(text).last().waitFor()

  await channel.click()
  await shows('Work register of OGF and DMTF')
  await type('/wg milestone assign M2 @hugo party:DMTF')
  await shows(/the owner of M2/)
  await type('/wg milestone assign M4 @dana party:OGF')
  await shows(/the owner of M4/)
  await page.getByTestId('clock-nine').click()
  const digest = page.getByTestId('message').filter({ hasText: 'Friday 16 December 2011' })
  await digest.waitFor()
  await digest.getByRole('button', { name: 'Move' }).first().click()
  const form = page.getByTestId('modal')
  await form.getByRole('textbox').first().fill('1Q2012')
  await form.getByRole('textbox').last().fill('OCCI 1.1 is still in public comment')
  await page.getByTestId('modal-submit').click()
  await digest.getByText('was 4Q2011').waitFor()
  // As somebody to whom none of the private answers was said.
  await actAs('U0BEN0002')
  await channel.click()
  await page.getByTestId('replies').first().click()
  const thread = page.getByTestId('thread')
  await thread.getByText(/moved M2/).waitFor()
  await thread.getByText('the owner of M4').waitFor()
}

async function photograph(url) {
  const browser = await chromium.launch({
    executablePath: executablePath(),
    args: ['--no-sandbox', '--lang=en-GB', '--hide-scrollbars'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    page.setDefaultTimeout(20_000)
    await page.goto(url)
    await play(page)
    await page.mouse.move(1, 1)
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await page.screenshot({ path: target, animations: 'disabled' })
  } finally {
    await browser.close()
  }
}

const directory = mkdtempSync(path.join(tmpdir(), 'registrar-picture-'))
const bot = await startBot(directory)
try {
  await photograph(bot.url)
  process.stdout.write(`${path.relative(process.cwd(), target)} is drawn.\n`)
} finally {
  await bot.stop()
  rmSync(directory, { recursive: true, force: true })
}
