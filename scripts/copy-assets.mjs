// Copies what tsc does not: the playground's page and the sample registers, beside the built program.
import { cpSync, mkdirSync } from 'node:fs'

mkdirSync('dist/playground/page', { recursive: true })
for (const file of ['index.html', 'style.css']) cpSync(`src/playground/page/${file}`, `dist/playground/page/${file}`)
cpSync('src/samples', 'dist/samples', { recursive: true })
