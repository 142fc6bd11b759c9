// Runs the Prisma CLI's offline commands (generate, validate, format) without downloading its native engine:
// they only need the variable to name some existing file, so it names Node itself unless a real engine was given.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const cli = require.resolve('prisma/build/index.js')
const env = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', ...process.env }
env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath
const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], { stdio: 'inherit', env })
process.exit(status ?? 1)
