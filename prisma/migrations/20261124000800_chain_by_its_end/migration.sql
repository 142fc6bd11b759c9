-- DropIndex
DROP INDEX "AuditEntry_workspace_registerId_seq_idx";

-- CreateIndex
CREATE INDEX "AuditEntry_workspace_seq_idx" ON "AuditEntry"("workspace", "seq");
