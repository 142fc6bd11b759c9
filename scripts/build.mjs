// Builds the program and the playground's page into dist; types are checked by `npm run check`, packages stay in node_modules.
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const common = { bundle: true, format: 'esm', sourcemap: true, logLevel: 'warning' }

rmSync('dist', { recursive: true, force: true })
await build({
  ...common,
  // The reading thread is a program of its own; it lies beside whoever starts it, as it does in the sources.
  entryPoints: { main: 'src/main.ts', cli: 'src/cli.ts', thread: 'src/features/imports/reading/thread.ts' },
  outdir: 'dist',
  // All in one directory: what looks for a file beside itself finds it from any of them.
  chunkNames: '[name]-[hash]',
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
})
await build({
  ...common,
  entryPoints: ['src/playground/page/main.ts'],
  outdir: 'dist/playground/page',
  platform: 'browser',
  target: 'es2023',
})
for (const file of ['index.html', 'style.css']) cpSync(`src/playground/page/${file}`, `dist/playground/page/${file}`)
cpSync('src/samples', 'dist/samples', { recursive: true })
chmodSync('dist/cli.js', 0o755)
