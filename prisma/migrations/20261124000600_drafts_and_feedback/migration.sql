-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "link" TEXT,
    "file" TEXT,
    "fileName" TEXT,
    "fileLink" TEXT,
    "fileHash" TEXT,
    "completeness" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "sentTo" JSONB NOT NULL,
    "access" TEXT,
    "until" JSONB,
    "untilDay" TEXT,
    "sentBy" TEXT,
    "sentAt" TEXT,
    "sentVersions" JSONB NOT NULL,
    "reason" TEXT,
    "addedBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "acts" INTEGER NOT NULL DEFAULT 0,
    "quietUntil" TEXT NOT NULL,
    "countFrom" TEXT,
    "snoozedUntil" TEXT,
    "nextNoticeAt" TEXT,
    CONSTRAINT "Draft_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DraftReview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "draftId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "reviewer" TEXT NOT NULL,
    "heldOn" JSONB NOT NULL,
    "result" TEXT NOT NULL,
    "note" TEXT,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TEXT NOT NULL,
    CONSTRAINT "DraftReview_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DraftAsked" (
    "draftId" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "answeredAt" TEXT,

    PRIMARY KEY ("draftId", "user"),
    CONSTRAINT "DraftAsked_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "aboutVersion" TEXT,
    "kind" TEXT NOT NULL,
    "completeness" INTEGER,
    "clarity" INTEGER,
    "detail" INTEGER,
    "clause" TEXT,
    "line" TEXT,
    "element" TEXT,
    "type" TEXT,
    "comment" TEXT NOT NULL,
    "change" TEXT,
    "party" TEXT NOT NULL,
    "givenBy" TEXT NOT NULL,
    "givenAt" TEXT NOT NULL,
    "author" TEXT,
    "permalink" TEXT,
    "state" TEXT NOT NULL,
    "assignee" TEXT,
    "resolution" TEXT,
    "reason" TEXT,
    "resolvedBy" TEXT,
    "resolvedAt" TEXT,
    "answer" TEXT,
    "answeredAt" TEXT,
    "duplicateOf" INTEGER,
    "importId" TEXT,
    "acts" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Feedback_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Standard" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    CONSTRAINT "Standard_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Requirement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "addedBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "Requirement_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Coverage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "requirementId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "standard" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "level" TEXT,
    "reason" TEXT NOT NULL,
    "givenBy" TEXT NOT NULL,
    "givenAt" TEXT NOT NULL,
    CONSTRAINT "Coverage_requirementId_fkey" FOREIGN KEY ("requirementId") REFERENCES "Requirement" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "registerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT,
    "fromParty" TEXT NOT NULL,
    "toParty" TEXT NOT NULL,
    "notices" TEXT,
    "ipr" JSONB NOT NULL,
    "acknowledgedAt" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "decidedBy" TEXT,
    "decidedAt" TEXT,
    "givenBy" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    CONSTRAINT "Contribution_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Draft_nextNoticeAt_idx" ON "Draft"("nextNoticeAt");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_registerId_number_key" ON "Draft"("registerId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "DraftReview_draftId_position_key" ON "DraftReview"("draftId", "position");

-- CreateIndex
CREATE INDEX "DraftAsked_workspace_user_idx" ON "DraftAsked"("workspace", "user");

-- CreateIndex
CREATE INDEX "Feedback_registerId_about_number_idx" ON "Feedback"("registerId", "about", "number");

-- CreateIndex
CREATE INDEX "Feedback_workspace_givenBy_state_idx" ON "Feedback"("workspace", "givenBy", "state");

-- CreateIndex
CREATE INDEX "Feedback_workspace_assignee_state_idx" ON "Feedback"("workspace", "assignee", "state");

-- CreateIndex
CREATE INDEX "Feedback_importId_idx" ON "Feedback"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Feedback_registerId_number_key" ON "Feedback"("registerId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Standard_registerId_name_key" ON "Standard"("registerId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Requirement_registerId_number_key" ON "Requirement"("registerId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Coverage_requirementId_kind_party_standard_key" ON "Coverage"("requirementId", "kind", "party", "standard");

-- CreateIndex
CREATE INDEX "Contribution_workspace_toParty_state_idx" ON "Contribution"("workspace", "toParty", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_registerId_number_key" ON "Contribution"("registerId", "number");


