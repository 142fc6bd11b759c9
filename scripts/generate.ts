/** Writes what is made from the registry: manifest.yml and README's table of commands. With `--check` it only says what is out of date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { assembleAll } from '../src/app.js'
import type { Assembly } from '../src/platform/feature.js'
import { manifestOf } from '../src/platform/slack/manifest.js'

const BEGIN = '<!-- commands:begin -->'
const END = '<!-- commands:end -->'

function manifestText(registry: Assembly): string {
  const head = '# Made by `npm run generate` from the commands themselves; Slack takes it under "Create an app from a manifest".\n'
  return head + stringify(manifestOf(registry), { lineWidth: 120 })
}

function commandTable(registry: Assembly): string {
  const inCell = (text: string): string => text.replace(/\|/g, '\\|')
  const rows = registry.nouns.flatMap(({ word }) =>
    registry.commands
      .filter(({ noun }) => noun === word)
      .map(
        ({ verb, summary, examples }) =>
          `| \`${inCell(`/wg ${word}${verb === word || (word === 'mine' && verb === 'show') ? '' : ` ${verb}`} ${examples[0]}`.trim())}\` | ${inCell(summary)} |`,
      ),
  )
  return ['| for example | does |', '|---|---|', ...rows].join('\n')
}

function readmeText(registry: Assembly, readme: string): string {
  const from = readme.indexOf(BEGIN)
  const to = readme.indexOf(END)
  if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${BEGIN} and ${END}`)
  return `${readme.slice(0, from + BEGIN.length)}\n${commandTable(registry)}\n${readme.slice(to)}`
}

const registry = assembleAll()
const wanted = new Map([['manifest.yml', manifestText(registry)]])
if (existsSync('README.md')) wanted.set('README.md', readmeText(registry, readFileSync('README.md', 'utf8')))

const stale = [...wanted].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
if (process.argv.includes('--check')) {
  for (const [file] of stale) process.stderr.write(`${file} is out of date: run npm run generate\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else for (const [file, text] of stale) writeFileSync(file, text)
