/** `registrar backup` and `registrar restore`: the store as one file, and such a file in the store's place. */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { readConfig, readEnvironment } from '../config.js'
import type { BackupCheck } from '../platform/backup.js'
import { BackupRefusal, backUp, restore } from '../platform/backup.js'
import { fileOf } from '../platform/store.js'
import type { Call } from './call.js'
import { CallRefusal, counted, print, UsageProblem } from './call.js'

export const backupCall: Call = {
  name: 'backup',
  usage: 'backup FILE',
  does: 'Writes the whole store to FILE and checks it; the bot may be running.',
  options: {},
  run: async ({ words }) => {
    const target = onlyWord(words, backupCall.usage)
    const file = storeFile()
    if (!existsSync(file)) throw new CallRefusal(`There is no store at ${file}: start the bot once, or look at DATABASE_URL.`)
    refuseDirectory(file)
    if (path.resolve(target) === file) throw new CallRefusal('A backup cannot stand where the store stands: name another file.')
    const found = await asked(() => backUp(file, path.resolve(target)))
    print(`${target} holds ${told(found)}; it proved whole.`)
    return 0
  },
}

export const restoreCall: Call = {
  name: 'restore',
  usage: 'restore FILE [--force]',
  does: 'Puts a backup in the place of the store; with --force over one that is there. The bot must be stopped.',
  options: { force: { type: 'boolean' } },
  run: async ({ values, words }) => {
    const source = path.resolve(onlyWord(words, restoreCall.usage))
    const file = storeFile()
    if (source === file) throw new CallRefusal('The backup is the store itself: nothing to do.')
    refuseDirectory(file)
    const found = await asked(() => restore(source, file, values.force === true))
    print(`${file} now holds ${told(found)}. Prove its history with registrar audit verify, then start the bot.`)
    return 0
  },
}

function onlyWord(words: readonly string[], usage: string): string {
  const [file, more] = words
  if (file === undefined || more !== undefined) throw new UsageProblem(`Name one file. Usage: registrar ${usage}`)
  return file
}

function storeFile(): string {
  return fileOf(readConfig(readEnvironment(process.cwd(), process.env)).databaseUrl)
}

function refuseDirectory(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new CallRefusal(`DATABASE_URL names ${file}, which is a directory: name a file in it.`)
}

function told({ registers, entries }: BackupCheck): string {
  return `${counted(registers, 'register', 'registers')} and ${counted(entries, 'entry', 'entries')} of history`
}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackupRefusal) throw new CallRefusal(error.message, { cause: error })
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
    if (/^SQLITE_(?:NOTADB|CORRUPT|IOERR)/.test(code))
      throw new CallRefusal(
        `The store cannot be read (${code}): look at DATABASE_URL, or restore a backup with registrar restore FILE --force.`,
        {
          cause: error,
        },
      )
    if (/^(?:ENOENT|EACCES|EROFS|ENOSPC|EISDIR|ENOTDIR|SQLITE_CANTOPEN|SQLITE_FULL|SQLITE_READONLY)/.test(code))
      throw new CallRefusal(`The file cannot be written (${code}): check the path, its rights and the room on the disk.`, { cause: error })
    // better-sqlite3 tells of a missing directory with words alone.
    if (error instanceof TypeError && /directory does not exist/.test(error.message))
      throw new CallRefusal('The directory of that file does not exist: make it first.', { cause: error })
    throw error
  }
}
