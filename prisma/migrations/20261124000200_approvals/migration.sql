-- CreateTable
CREATE TABLE "Approval" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectNumber" INTEGER,
    "subjectRef" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" TEXT,
    "textHash" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "within" TEXT NOT NULL,
    "parties" JSONB NOT NULL,
    "quorum" INTEGER,
    "due" JSONB NOT NULL,
    "dueDay" TEXT,
    "closesAt" TEXT,
    "state" TEXT NOT NULL,
    "outcome" JSONB,
    "reason" TEXT,
    "openedBy" TEXT NOT NULL,
    "openedAt" TEXT NOT NULL,
    "closedBy" TEXT,
    "closedAt" TEXT,
    "acts" INTEGER NOT NULL DEFAULT 0,
    "quietUntil" TEXT NOT NULL,
    "countFrom" TEXT,
    "snoozedUntil" TEXT,
    "nextNoticeAt" TEXT,
    CONSTRAINT "Approval_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Voter" (
    "approvalId" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "party" TEXT NOT NULL,

    PRIMARY KEY ("approvalId", "user", "party"),
    CONSTRAINT "Voter_approvalId_fkey" FOREIGN KEY ("approvalId") REFERENCES "Approval" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Position" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspace" TEXT NOT NULL,
    "approvalId" TEXT NOT NULL,
    "user" TEXT,
    "party" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "comment" TEXT,
    "reason" TEXT,
    "change" TEXT,
    "version" TEXT,
    "textHash" TEXT NOT NULL,
    "body" TEXT,
    "resolution" TEXT,
    "decidedOn" JSONB,
    "evidence" TEXT,
    "enteredBy" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "Position_approvalId_fkey" FOREIGN KEY ("approvalId") REFERENCES "Approval" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Approval_nextNoticeAt_idx" ON "Approval"("nextNoticeAt");

-- CreateIndex
CREATE INDEX "Approval_closesAt_idx" ON "Approval"("closesAt");

-- CreateIndex
CREATE INDEX "Approval_registerId_state_idx" ON "Approval"("registerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_registerId_number_key" ON "Approval"("registerId", "number");

-- CreateIndex
CREATE INDEX "Voter_workspace_user_idx" ON "Voter"("workspace", "user");

-- CreateIndex
CREATE INDEX "Position_approvalId_seq_idx" ON "Position"("approvalId", "seq");

-- CreateIndex
CREATE INDEX "Position_approvalId_user_seq_idx" ON "Position"("approvalId", "user", "seq");
