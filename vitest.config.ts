import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // It failed once in two runs and why is not known yet; `npm run crash` runs it by itself.
    exclude: ['test/crash/**'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    restoreMocks: true,
  },
})
