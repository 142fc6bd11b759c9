-- AlterTable
ALTER TABLE "Feedback" ADD COLUMN "channel" TEXT;
ALTER TABLE "Feedback" ADD COLUMN "thread" TEXT;

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN "thread" TEXT;
