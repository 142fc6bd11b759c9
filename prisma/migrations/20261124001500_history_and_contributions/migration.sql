-- AlterTable
ALTER TABLE "Contribution" ADD COLUMN "channel" TEXT;
ALTER TABLE "Contribution" ADD COLUMN "thread" TEXT;

-- CreateIndex
CREATE INDEX "AuditEntry_registerId_seq_idx" ON "AuditEntry"("registerId", "seq");
