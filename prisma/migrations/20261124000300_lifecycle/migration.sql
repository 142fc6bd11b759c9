-- AlterTable
ALTER TABLE "Register" ADD COLUMN "acknowledge" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Register" ADD COLUMN "expires" JSONB;
ALTER TABLE "Register" ADD COLUMN "noticePeriod" JSONB;

-- CreateTable
CREATE TABLE "RegisterVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "textHash" TEXT NOT NULL,
    "approval" TEXT,
    "openedBy" TEXT NOT NULL,
    "openedAt" TEXT NOT NULL,
    "activeAt" TEXT,
    "closedAt" TEXT,
    CONSTRAINT "RegisterVersion_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Change" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "payload" JSONB NOT NULL,
    "reason" TEXT,
    "version" INTEGER,
    "proposedBy" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "proposedAt" TEXT NOT NULL,
    "closedAt" TEXT,
    CONSTRAINT "Change_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RegisterDate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "endsAt" TEXT,
    "acts" INTEGER NOT NULL DEFAULT 0,
    "quietUntil" TEXT NOT NULL,
    "countFrom" TEXT,
    "snoozedUntil" TEXT,
    "nextNoticeAt" TEXT,
    CONSTRAINT "RegisterDate_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Review_workspace_state_dueDay_idx" ON "Review"("workspace", "state", "dueDay");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterVersion_registerId_number_key" ON "RegisterVersion"("registerId", "number");

-- CreateIndex
CREATE INDEX "Change_registerId_state_idx" ON "Change"("registerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Change_registerId_number_key" ON "Change"("registerId", "number");

-- CreateIndex
CREATE INDEX "RegisterDate_nextNoticeAt_idx" ON "RegisterDate"("nextNoticeAt");

-- CreateIndex
CREATE INDEX "RegisterDate_endsAt_idx" ON "RegisterDate"("endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterDate_registerId_kind_key" ON "RegisterDate"("registerId", "kind");
