import { defineConfig } from 'prisma/config'

// The bot opens and migrates its store itself; this file only tells Prisma's command line where things are.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/registrar.db' },
})
