/** Real documents and machine-checkable contracts that lie beside the project on some machines; told aloud where they are absent. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The path of a file beside the project, or null where it is absent. */
export function shared(name: string): string | null {
  const file = path.resolve(projectRoot, '..', 'shared', name)
  return existsSync(file) ? file : null
}

const told = new Set<string>()

/** The same; says once on the console what is skipped without it. */
export function sharedOrSay(name: string, skipped: string): string | null {
  const file = shared(name)
  if (!file && !told.has(name)) {
    told.add(name)
    process.stdout.write(`skipped: ${skipped}, because ../shared/${name} is not there\n`)
  }
  return file
}

export function sharedJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

export function sample(name: 'cscc.md' | 'ogf.md'): string {
  return readFileSync(path.join(projectRoot, 'src', 'samples', name), 'utf8')
}
