-- AlterTable
ALTER TABLE "Term" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'stands';
