-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "workspace" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "deleted" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("workspace", "user")
);

-- CreateTable
CREATE TABLE "Register" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "version" TEXT,
    "initiated" JSONB,
    "state" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "holidays" JSONB NOT NULL,
    "ladder" JSONB,
    "overdue" JSONB,
    "dayFirst" BOOLEAN NOT NULL DEFAULT false,
    "proposing" BOOLEAN NOT NULL DEFAULT true,
    "text" TEXT NOT NULL,
    "foldedHash" TEXT NOT NULL,
    "homeChannel" TEXT,
    "boundAt" TEXT,
    "approvalTarget" JSONB,
    "partnerDocument" JSONB,
    "cadence" JSONB,
    "createdBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Party" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "short" TEXT NOT NULL,
    "channel" TEXT,
    CONSTRAINT "Party_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Section" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "Section_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Term" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "Term_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Gate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "fromParty" TEXT NOT NULL,
    "toParty" TEXT NOT NULL,
    "completeness" INTEGER,
    "reviews" INTEGER,
    CONSTRAINT "Gate_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IprNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "IprNotice_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecordedApproval" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" TEXT,
    "party" TEXT NOT NULL,
    "body" TEXT,
    "resolution" TEXT,
    "decidedOn" JSONB,
    CONSTRAINT "RecordedApproval_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "name" TEXT,
    "role" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "url" TEXT,
    "user" TEXT,
    "state" TEXT NOT NULL,
    "acceptedAt" TEXT,
    "acceptedBy" TEXT,
    "evidence" TEXT,
    "replacedById" TEXT,
    CONSTRAINT "Contact_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RosterEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "addedAt" TEXT NOT NULL,
    CONSTRAINT "RosterEntry_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "groupName" TEXT,
    "priority" INTEGER,
    "parties" JSONB NOT NULL,
    "due" JSONB NOT NULL,
    "dueDay" TEXT,
    "firstDue" JSONB NOT NULL,
    "moves" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "link" TEXT,
    "closedBy" TEXT,
    "closedAt" TEXT,
    "createdAt" TEXT NOT NULL,
    "acts" INTEGER NOT NULL DEFAULT 0,
    "quietUntil" TEXT NOT NULL,
    "countFrom" TEXT,
    "snoozedUntil" TEXT,
    "nextNoticeAt" TEXT,
    CONSTRAINT "Milestone_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MilestoneOwner" (
    "milestoneId" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "party" TEXT NOT NULL,

    PRIMARY KEY ("milestoneId", "user", "party"),
    CONSTRAINT "MilestoneOwner_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "closedBy" TEXT,
    "closedAt" TEXT,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "Activity_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "due" JSONB NOT NULL,
    "dueDay" TEXT,
    "firstDue" JSONB NOT NULL,
    "moves" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "note" TEXT,
    "closedBy" TEXT,
    "closedAt" TEXT,
    "createdAt" TEXT NOT NULL,
    "acts" INTEGER NOT NULL DEFAULT 0,
    "quietUntil" TEXT NOT NULL,
    "countFrom" TEXT,
    "snoozedUntil" TEXT,
    "nextNoticeAt" TEXT,
    CONSTRAINT "Review_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reading" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "startedBy" TEXT NOT NULL,
    "channel" TEXT,
    "thread" TEXT,
    "file" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "foldedHash" TEXT NOT NULL,
    "result" JSONB,
    "problem" TEXT,
    "registerId" TEXT,
    "createdAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "leaseUntil" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TEXT NOT NULL,
    "lastError" TEXT,
    "createdAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT,
    "ref" TEXT,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "thingId" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "due" TEXT,
    "acts" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outboxId" TEXT
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "destination" TEXT NOT NULL,
    "threadKey" TEXT,
    "state" TEXT NOT NULL,
    "notBefore" TEXT NOT NULL,
    "leaseUntil" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "channel" TEXT,
    "ts" TEXT,
    "wanted" INTEGER NOT NULL DEFAULT 1,
    "drawn" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Showing" (
    "outboxId" TEXT NOT NULL,
    "about" TEXT NOT NULL,

    PRIMARY KEY ("outboxId", "about"),
    CONSTRAINT "Showing_outboxId_fkey" FOREIGN KEY ("outboxId") REFERENCES "Outbox" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Intake" (
    "workspace" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    PRIMARY KEY ("workspace", "kind", "key")
);

-- CreateIndex
CREATE INDEX "Register_workspace_foldedHash_idx" ON "Register"("workspace", "foldedHash");

-- CreateIndex
CREATE INDEX "Register_workspace_homeChannel_idx" ON "Register"("workspace", "homeChannel");

-- CreateIndex
CREATE UNIQUE INDEX "Register_workspace_key_key" ON "Register"("workspace", "key");

-- CreateIndex
CREATE INDEX "Party_workspace_channel_idx" ON "Party"("workspace", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "Party_registerId_short_key" ON "Party"("registerId", "short");

-- CreateIndex
CREATE UNIQUE INDEX "Section_registerId_position_key" ON "Section"("registerId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Term_registerId_number_key" ON "Term"("registerId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Gate_registerId_position_key" ON "Gate"("registerId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "IprNotice_registerId_position_key" ON "IprNotice"("registerId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "RecordedApproval_registerId_position_key" ON "RecordedApproval"("registerId", "position");

-- CreateIndex
CREATE INDEX "Contact_workspace_user_idx" ON "Contact"("workspace", "user");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_registerId_number_key" ON "Contact"("registerId", "number");

-- CreateIndex
CREATE INDEX "RosterEntry_workspace_user_idx" ON "RosterEntry"("workspace", "user");

-- CreateIndex
CREATE UNIQUE INDEX "RosterEntry_registerId_user_role_party_key" ON "RosterEntry"("registerId", "user", "role", "party");

-- CreateIndex
CREATE INDEX "Milestone_nextNoticeAt_idx" ON "Milestone"("nextNoticeAt");

-- CreateIndex
CREATE INDEX "Milestone_registerId_state_dueDay_idx" ON "Milestone"("registerId", "state", "dueDay");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_registerId_number_key" ON "Milestone"("registerId", "number");

-- CreateIndex
CREATE INDEX "MilestoneOwner_workspace_user_idx" ON "MilestoneOwner"("workspace", "user");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_registerId_number_key" ON "Activity"("registerId", "number");

-- CreateIndex
CREATE INDEX "Review_nextNoticeAt_idx" ON "Review"("nextNoticeAt");

-- CreateIndex
CREATE UNIQUE INDEX "Review_registerId_number_key" ON "Review"("registerId", "number");

-- CreateIndex
CREATE INDEX "Reading_workspace_startedBy_state_idx" ON "Reading"("workspace", "startedBy", "state");

-- CreateIndex
CREATE INDEX "Job_state_notBefore_idx" ON "Job"("state", "notBefore");

-- CreateIndex
CREATE INDEX "AuditEntry_workspace_registerId_seq_idx" ON "AuditEntry"("workspace", "registerId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_registerId_ref_seq_idx" ON "AuditEntry"("registerId", "ref", "seq");

-- CreateIndex
CREATE INDEX "Notice_state_at_idx" ON "Notice"("state", "at");

-- CreateIndex
CREATE INDEX "Notice_outboxId_idx" ON "Notice"("outboxId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_workspace_key_destination_key" ON "Notice"("workspace", "key", "destination");

-- CreateIndex
CREATE INDEX "Outbox_state_notBefore_idx" ON "Outbox"("state", "notBefore");

-- CreateIndex
CREATE INDEX "Outbox_channel_ts_idx" ON "Outbox"("channel", "ts");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_workspace_key_key" ON "Outbox"("workspace", "key");

-- CreateIndex
CREATE INDEX "Showing_about_idx" ON "Showing"("about");

-- CreateIndex
CREATE INDEX "Intake_at_idx" ON "Intake"("at");


