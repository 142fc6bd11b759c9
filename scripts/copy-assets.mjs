// Does what tsc does not: puts the playground's page and the sample registers beside the built program, and makes the command line runnable.
import { chmodSync, cpSync, mkdirSync } from 'node:fs'

mkdirSync('dist/playground/page', { recursive: true })
for (const file of ['index.html', 'style.css']) cpSync(`src/playground/page/${file}`, `dist/playground/page/${file}`)
cpSync('src/samples', 'dist/samples', { recursive: true })
chmodSync('dist/cli.js', 0o755)
