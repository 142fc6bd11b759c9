-- AlterTable
ALTER TABLE "RegisterVersion" ADD COLUMN "foldedHash" TEXT;
