-- AlterTable
ALTER TABLE "Contact" ADD COLUMN "nextNoticeAt" TEXT;
ALTER TABLE "Contact" ADD COLUMN "quietUntil" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Contact" ADD COLUMN "rightSince" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "zone" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "AwaitedDocument" (
    "registerId" TEXT NOT NULL PRIMARY KEY,
    "workspace" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "quietUntil" TEXT NOT NULL,
    "nextNoticeAt" TEXT,
    CONSTRAINT "AwaitedDocument_registerId_fkey" FOREIGN KEY ("registerId") REFERENCES "Register" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkMorning" (
    "workspace" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "quietUntil" TEXT NOT NULL,
    "nextNoticeAt" TEXT,

    PRIMARY KEY ("workspace", "user")
);

-- CreateIndex
CREATE INDEX "AwaitedDocument_nextNoticeAt_idx" ON "AwaitedDocument"("nextNoticeAt");

-- CreateIndex
CREATE INDEX "WorkMorning_nextNoticeAt_idx" ON "WorkMorning"("nextNoticeAt");

-- CreateIndex
CREATE INDEX "Contact_nextNoticeAt_idx" ON "Contact"("nextNoticeAt");

-- What was kept before counts from the day its register was kept, or from the acknowledgement. The first look of the planner finds the
-- next question; the register's creation stands in for what has been said.
UPDATE "Contact" SET
    "rightSince" = substr(COALESCE("acceptedAt", (SELECT "createdAt" FROM "Register" WHERE "Register"."id" = "Contact"."registerId")), 1, 10),
    "quietUntil" = COALESCE("acceptedAt", (SELECT "createdAt" FROM "Register" WHERE "Register"."id" = "Contact"."registerId")),
    "nextNoticeAt" = COALESCE("acceptedAt", (SELECT "createdAt" FROM "Register" WHERE "Register"."id" = "Contact"."registerId"));
INSERT INTO "AwaitedDocument" ("registerId", "workspace", "since", "quietUntil", "nextNoticeAt")
SELECT "id", "workspace", substr("createdAt", 1, 10), "createdAt", "createdAt" FROM "Register" WHERE json_extract("partnerDocument", '$.state') = 'awaited';
