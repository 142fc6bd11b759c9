/** Small documents in layouts that no sample had: each shows one principle of the reader, with what is read by it. Bodies, people and addresses are made up. */

export interface Seen {
  readonly shows: string
  readonly text: string
  /** One line for each thing, as `seen` in the test writes it. */
  readonly says: readonly string[]
}

const TITLE = 'Liaison Agreement between AAX and BBX\n\n'

export const unseen: readonly Seen[] = [
  {
    shows: 'headings of any words, told by what stands below',
    text: `${TITLE}Agreed things\n- Joint profile, 3Q2019\n- Test suite, BBX, by March 2020\n\nFriends of the work\n- AAX: Jo Sample, jo@aax.example\n- BBX: Kim Muster, kim@bbx.example\n\nHousekeeping\nWe take stock of this agreement every two years, next in May 2021.\n`,
    says: ['Joint profile | 2019-09-30', 'Test suite, BBX | 2020-03-31 | BBX', 'review 2021-05-31, 24', 'AAX Jo Sample', 'BBX Kim Muster'],
  },
  {
    shows: 'records one below the other',
    text: `${TITLE}Deliverables\n\nDeliverable: Glossary\nResponsible: AAX\nDue date: 15 May 2018\n\nDeliverable: Example files\nResponsible: BBX\nDue date: second half of 2018\n\nCorrespondents\n\nName: Jo Sample\nParty: AAX\nFunction: Chair\nE-mail: jo@aax.example\n\nName: Kim Muster\nParty: BBX\nE-mail: kim@bbx.example\n`,
    says: ['Glossary | 2018-05-15 | AAX', 'Example files | 2018-12-31 | BBX', 'AAX Jo Sample, Chair', 'BBX Kim Muster'],
  },
  {
    shows: 'a box that rules off each row, and cells over two lines',
    text: `${TITLE}+-----------------+---------+------+\n| Milestone       | Date    | Lead |\n+-----------------+---------+------+\n| Mapping of the  | 14 May  | AAX  |\n| management APIs | 2019    |      |\n+-----------------+---------+------+\n| Common position | 2H2019  | both |\n+-----------------+---------+------+\n`,
    says: ['Mapping of the management APIs | 2019-05-14 | AAX', 'Common position | 2019-12-31 | AAX BBX'],
  },
  {
    shows: 'columns of blanks with an empty cell and one that goes on below',
    text: `${TITLE}Milestones\n\nItem                       Due        Lead\nIdentifiers for derived    Q2 2020    AAX\n  units\nReport                                BBX\n`,
    says: ['Identifiers for derived units | 2020-06-30 | AAX', 'Report | open | BBX'],
  },
  {
    shows: 'a spreadsheet saved as text',
    text: `Agreement,Meter data - AAX and BBX\nVersion,2\nDate initiated,2016-01-18\n\nMilestone,Responsible,Due\n"Use cases, first release",AAX,Q2 2016\n"Report",BBX,15 December 2017\n\nActivity\nExchange of observers\n\nContact,Party,Email\nJo Sample,AAX,jo@aax.example\n\nReview,yearly\nNext review,18 January 2017\n`,
    says: [
      'Use cases, first release | 2016-06-30 | AAX',
      'Report | 2017-12-15 | BBX',
      'on-going: Exchange of observers',
      'review 2017-01-18, 12',
      'AAX Jo Sample',
    ],
  },
  {
    shows: 'a table of milestones under another heading, and a history of versions that is none',
    text: `${TITLE}Revision history\n| Rev. | Date | Change |\n|---|---|---|\n| 0.9 | 2018-01-15 | draft |\n| 1.0 | 2018-04-20 | approved |\n\n1. Scope\nThe table says what is planned.\n\n| Work item | Lead | Target |\n|---|---|---|\n| Profile | AAX | 1Q2021 |\n| Guide | BBX | TBD |\n`,
    says: ['version 1.0', 'Profile | 2021-03-31 | AAX', 'Guide | open | BBX'],
  },
  {
    shows: 'dates in the heads of groups',
    text: `${TITLE}Roadmap\n\nBy end of 2020\n- Joint profile\n- Test suite\n\n2nd step, until June 2021\n  - Report (AAX)\n\n2023\n- Guide\n`,
    says: ['Joint profile | 2020-12-31', 'Test suite | 2020-12-31', 'Report (AAX) | 2021-06-30 | AAX', 'Guide | 2023-12-31'],
  },
  {
    shows: 'headings in turn, numbers without a stop, and a heading run into its text',
    text: `${TITLE}1) AIM: One model for drives, which is maintained together in one group.\n\n2) PERMANENT TASKS:\n   - Maintenance of the namespace\n\n3) CHECK OF THE PLAN: The plan is checked half-yearly by the two boards. The\nnext check is on 13 June 2019.\n`,
    says: ['on-going: Maintenance of the namespace', 'review 2019-06-13, 6'],
  },
  {
    shows: 'what a date was before it moved',
    text: `${TITLE}Targets\n- Profile: target 2Q2020 (was 4Q2019)\n- Tests – 3Q2020, moved from 1Q2020\n- Report – 1Q2021\n  - experience\n  - errata\n`,
    says: [
      'Profile: target 2Q2020 (was 4Q2019) | 2020-06-30',
      'Tests – 3Q2020, moved from 1Q2020 | 2020-09-30',
      'Report experience errata | 2021-03-31',
    ],
  },
  {
    shows: 'a wiki’s page with its contents and links',
    text: `${TITLE}Contents [hide]\n1 Summary\n2 Planned work\n2.1 Point-in-time activities\n2.2 On-going activities\n3 Review\n\nSummary [edit]\nBoth write models.\n\nPlanned work [edit]\nPoint-in-time activities [edit]\n* Report - 1Q2021\n\nOn-going activities [edit]\n* Exchange of drafts\n\nReview [edit]\nYearly, next in May 2021.\n`,
    says: ['Report | 2021-03-31', 'on-going: Exchange of drafts', 'review 2021-05-31, 12'],
  },
  {
    shows: 'undertakings under a heading of promises, and undated tasks',
    text: `${TITLE}What each of us will do\ni) AAX will keep the table free.\nii) BBX will refer to the table.\n\nTasks\n- To keep the list\n\nTime schedule\n- First edition of the guide: March 2021\n- Glossary, no date fixed yet\n`,
    says: ['First edition of the guide | 2021-03-31', 'Glossary | open', 'on-going: To keep the list'],
  },
  {
    shows: 'a quoted mail',
    text: `From: Jo Sample <jo@aax.example>\nTo: all <list@aax.example>\nSubject: Re: text as agreed\n\nHi all,\n\n> Work Register of AAX and BBX\n> Version 1.0\n> Date initiated: 1 March 2019\n>\n> Milestones\n> * Data frozen (2Q2019)\n> * Rules reviewed by BBX (early 2020)\n>\n> Review\n> Once per year, next in March 2020.\n\nBest,\nJo\n`,
    says: ['version 1.0', 'Data frozen | 2019-06-30', 'Rules reviewed by BBX | 2020-04-30 | BBX', 'review 2020-03-31, 12'],
  },
  {
    shows: 'a form that gives each side in a field',
    text: `FORM 4: REQUEST AND WORK PLAN FOR A LIAISON

Committee:               Committee on Meters (AAX)
Liaison organization:    Bureau of Scales (BBX)
Edition of this plan:    2

1  Joint work
- Vocabulary of weighing (2Q2020), BBX

2  Confirmation
The liaison is confirmed every 2 years; next confirmation: November 2020.
`,
    says: ['Vocabulary of weighing, BBX | 2020-06-30 | BBX', 'review 2020-11-30, 24'],
  },
  {
    shows: 'a letter, with its salutation',
    text: `AAX Secretariat

To: BBX, attn. Ms. Kim Muster

Letter of Cooperation

Dear Ms. Muster,

we confirm the cooperation between AAX and BBX as follows.

1. Work items
1) BBX sends its profile for comments by 31 October 2018.

2. Review
The cooperation is reviewed once per year.
`,
    says: ['BBX sends its profile for comments by 31 October 2018. | 2018-10-31 | BBX', 'review -, 12'],
  },
  {
    shows: 'the front matter of a Markdown file, and groups under "Who"',
    text: `---
title: AAX / BBX coordination plan
version: 3
layout: page
---

## Who

- AAX
- BBX

## What and when

- [ ] 2023Q4 BBX: report of the hackathon

## How we check

Every 3 months.
`,
    says: ['version 3', 'BBX: report of the hackathon | 2023-12-31 | BBX', 'review -, 3'],
  },
  {
    shows: 'gates that say whose reviews, a date under its item, and bodies with small letters first',
    text: `${TITLE}Status: version 1.3, begun 4 May 2018\n\n1. Drafts\nA draft goes from AAX to BBX when it is 80 % complete and has passed at least two AAX7\ninternal reviews.\n\n2. Deliverables\n- Mapping of the models:\n  2019-10\n\n3. Approvals\nApproved by the bSX Standards Committee of BBX on 3 May 2018.\nAAX means to approve in the week of 12/10.\n`,
    says: [
      'version 1.3',
      'Mapping of the models | 2019-10-31',
      'gate AAX BBX, 80 %, 2',
      'approved BBX | bSX Standards Committee of BBX | - | 2018-05-03',
      'to be approved 2018-12-15',
    ],
  },
  {
    shows: 'a sheet of fields with numbers',
    text: `Title: Memorandum of Understanding on energy data\nVersion: 2\nParty 1: Alpha Alliance (AAX)\nParty 2: Beta Board (BBX)\nContact for Party 1: Jo Sample, jo@aax.example\nContact for Party 2: Kim Muster, kim@bbx.example\nMilestone 1: Conceptual model, 2Q2017\nMilestone 2: Test suite, 4Q2017\nReview: yearly, next March 2018\nIntended approval: June 2018\n`,
    says: [
      'Conceptual model | 2017-06-30',
      'Test suite | 2017-12-31',
      'review 2018-03-31, 12',
      'to be approved 2018-06-30',
      'AAX Jo Sample',
      'BBX Kim Muster',
    ],
  },
  {
    shows: 'a sheet in small letters, with fields that come again',
    text: `title: AAX and BBX collaboration register\nversion: 2\nparties: Alpha Alliance (AAX); Beta Board (BBX)\nmilestone: API alignment, due 2018-12-31\nmilestone: White paper, due TBD\nactivity: monthly call\nactivity: exchange of drafts\nreview: every six months; next September 2018\n`,
    says: [
      'API alignment | 2018-12-31',
      'White paper | open',
      'on-going: monthly call',
      'on-going: exchange of drafts',
      'review 2018-09-30, 6',
    ],
  },
  {
    shows: 'groups that say when, one of them that the day is open',
    text: `${TITLE}## Deliverables\n\nPlanned for 2H2012\n- Report\n\nNo date yet\n- Data dictionary\n\n## Pages\nGuide . . . . . . . . . 2018\nGlossary . . . . . . . 2Q2018\n`,
    says: ['Report | 2012-12-31', 'Data dictionary | open', 'Guide | 2018-12-31', 'Glossary | 2018-06-30'],
  },
  {
    shows: 'headings in bold at the head of their text',
    text: `${TITLE}**Scope.** The bodies keep their models apart.\n**Deliverables.** Joint profile, 3Q2019. Test suite by BBX, March 2020.\n**Activities.** Monthly call.\n**Review.** Yearly, next in May 2019.\n**Work groups.** Two of each.\n**Approvals.** AAX Board, Resolution 18-4, 5 May 2018.\n`,
    says: [
      'Joint profile. | 2019-09-30',
      'Test suite by BBX. | 2020-03-31 | BBX',
      'on-going: Monthly call.',
      'review 2019-05-31, 12',
      'approved AAX | AAX Board | 18-4 | 2018-05-05',
    ],
  },
  {
    shows: 'the source of a wiki page, with its box of fields and its table',
    text: `{{Infobox liaison\n| name = AAX / BBX Joint Liaison\n| version = 2.1\n| parties = AAX, BBX\n}}\n\n== Deliverables ==\n{| class="wikitable"\n! Item !! Originally !! Planned !! Lead\n|-\n| Word list || 1Q2013 || 3Q2013 || AAX\n|-\n| style="width:20%" | [[Tests|Test suite]]\n| 4Q2013\n| 2Q2014\n| BBX\n|}\n\n== Approvals ==\n* BBX: not yet, planned for June 2013\n`,
    says: [
      'version 2.1',
      'Word list (Originally: 1Q2013) | 2013-09-30 | AAX',
      'Test suite (Originally: 4Q2013) | 2014-06-30 | BBX',
      'to be approved 2013-06-30',
    ],
  },
  {
    shows: 'a mail whose subject is the title, clauses in columns and people under "Who"',
    text: `To: AAX, BBX\nFrom: the AAX secretary\nSubject: Liaison agreement AAX – BBX, version 1.2, as of 5 May 2014\n\n1. What we do together\n   1.1 BBX reviews the mapping              by Q3 2014\n   1.2 AAX sends its clauses                by end of 2014\n2. How we work\n   2.1 AAX shall give BBX access to its drafts.\n3. Who\n   AAX     Jo Sample      jo@aax.example\n   BBX     Kim Muster     kim@bbx.example\n4. Next look: May 2015, then every year.\n5. Approval\n   AAX: its Council, 12 May 2014, decision 2014/5\n`,
    says: [
      'version 1.2',
      'BBX reviews the mapping | 2014-09-30 | BBX',
      'AAX sends its clauses | 2014-12-31 | AAX',
      'review 2015-05-31, 12',
      'approved AAX | Council | 2014/5 | 2014-05-12',
      'AAX Jo Sample',
      'BBX Kim Muster',
    ],
  },
  {
    shows: 'bodies listed below a sentence, boxes that are ticked, and remarks of who made the page',
    text: `<!-- exported\nby a machine -->\nCharter of the Exchange Group\n=============================\n\nThe group is kept by two bodies:\n\n- **AAX** (Alpha Alliance)\n- **BBX** (Beta Board of machines)\n\nDeliverables\n------------\n\n**Data model**\n\n- [x] Comparison of schemes (AAX), December 2022\n- [ ] List of names (BBX), 2Q2023\n\nPeriodic review\n---------------\n\nOnce per year, next in November 2023.\n`,
    says: ['Comparison of schemes (AAX) | 2022-12-31 | AAX', 'List of names (BBX) | 2023-06-30 | BBX', 'review 2023-11-30, 12'],
  },
  {
    shows: 'a letter: who agreed, headings with a full stop, persons inside a sentence',
    text: `Alpha Office\n4 Main Street\n\nLetter of Agreement on Drives\n\nDear Ms Exemple,\n\nI am glad to confirm what AAX and BBX agreed in Turin, beginning on 1 February 2020.\n\nDeliverables. We promise each other:\n  1. Model, version 1.1, for comment by BBX; from AAX, by 31 March 2020.\n  2. Glossary of drives, Q3 2020, from BBX.\n\nContinuing work. Without a date there remain:\n  - calls before each meeting\n\nReview. The agreement will be reviewed in January 2021 and every 12 months\nthereafter.\n\nPersons. Questions should go to Mr Jo Sample, Chief Editor (jo@aax.example), for\nAAX and to Kim Muster, Secretary (kim@bbx.example), for BBX.\n\nApproval. The Beta Council of BBX approved this letter by Resolution 20/02 on 14 January 2020.\n`,
    says: [
      'Model, version 1.1, for comment by BBX; from AAX. | 2020-03-31 | AAX',
      'Glossary of drives, Q3 2020, from BBX. | 2020-09-30 | BBX',
      'on-going: calls before each meeting',
      'review 2021-01-31, 12',
      'approved BBX | Beta Council | 20/02 | 2020-01-14',
      'AAX Jo Sample, Chief Editor',
      'BBX Kim Muster, Secretary',
    ],
  },
  {
    shows: 'a document cut off at its beginning, whose parties its people tell',
    text: `ication of characters, and to keep them apart.\n\n## Terms\n\n4.1 AAX informs BBX of planned changes one year ahead.\n4.2 Both keep their tables identical.\n\n## Planned results\n\n- Update of the tables - AAX - 4Q2023\n\n## Liaison officers\n\n| Party | Officer | Capacity | Address |\n|---|---|---|---|\n| AAX | Jo Sample | Chair | jo@aax.example |\n| BBX | Kim Muster | Delegate | kim@bbx.example |\n`,
    says: ['Update of the tables - AAX | 2023-12-31 | AAX', 'AAX Jo Sample, Chair', 'BBX Kim Muster, Delegate'],
  },
  {
    shows: 'a data sheet: parties by number, deliverables with fields of their own, decisions by party',
    text: `REGISTER OF JOINT WORK - DATA SHEET\n\nTitle:      Meter names\nIssue:      2\nParty 1:    AAX\nParty 2:    Beta Board (BBX)\n\nDELIVERABLES\nDeliverable 1:   Names for meters that\n                 are shared\n  Answerable:    AAX\n  Priority:      1\n  Due:           30-Jun-26\nDeliverable 2:   Test bed\n  Answerable:    not yet decided\n  Priority:      3\n  Due:           Start + 6 months\n\nCONTINUOUS WORK\nContinuous 1:    Help desk\nContinuous 2:    Weekly alignment of lists\n\nDECISIONS\nAAX:             Steering Committee, ASC-25-40, 21-Oct-25\nBBX:             open\n`,
    says: [
      'Names for meters that are shared | 2026-06-30 | AAX',
      'Test bed | open',
      'on-going: Help desk',
      'on-going: Weekly alignment of lists',
      'approved AAX | Steering Committee | ASC-25-40 | 2025-10-21',
    ],
  },
  {
    shows: 'a mail that hands a document on, with what was quoted in it',
    text: `From: Jo Sample <jo@aax.example>\nTo: kim@bbx.example\nSubject: RE: final text\n\nDear Kim,\n\nwe mean to have both signatures by 15 July 2026.\n\n--------------------------------------------------\n\nARRANGEMENT ON QUANTITIES\n\nParties: the Alpha Alliance (AAX) and the Beta Board (BBX).\n\nThe two organizations agree that:\n\n(i)  each of them uses the same definitions;\n(ii) text of the other is reproduced with its source.\n\nThings we will produce:\n\n  * A list of terms. AAX, December 2026.\n\nThings we simply keep doing:\n\n  * sending each other drafts\n\nWe will sit together once a year to see how this is going.\n\nWho to write to:\n\n  AAX   Jo Sample, liaison officer, jo@aax.example\n  BBX   Kim Muster, Secretary, kim@bbx.example\n\n> From: Kim Muster\n> - and one by March 2027 please, BBX\n`,
    says: [
      'A list of terms. AAX. | 2026-12-31 | AAX',
      'on-going: sending each other drafts',
      'review -, 12',
      'to be approved 2026-07-15',
      'AAX Jo Sample, liaison officer',
      'BBX Kim Muster, Secretary',
    ],
  },
  {
    shows: 'approvals in a table with a head, and groups inside the parties as owners',
    text: `${TITLE}Work items\n\n| # | Work item | Responsible | Due |\n|---|---|---|---|\n| 1 | Map of requests | AAX II WG; BBX WG-20 | Sept 2025 |\n\nApprovals\n\n| Party | Approved by | Reference | Date |\n|---|---|---|---|\n| AAX | Board of Directors | 2025-05-03 | 05/20/2025 |\n| BBX | Steering Committee | - | pending |\n`,
    says: ['Map of requests | 2025-09-30 | AAX II WG BBX WG-20', 'approved AAX | Board of Directors | 2025-05-03 | 2025-05-20'],
  },
  {
    shows: 'rows that go on in several cells, and a group of one party below another',
    text: `${TITLE}Timetable\n\nStep                             In charge      Ready on\nList of reference                AAX,           31 March 2026\n  systems for all                BBX\nSignage symbol for halls,        BBX            II/2027 (second quarter\nas proposed                                     of 2027)\n`,
    says: ['List of reference systems for all | 2026-03-31 | AAX BBX', 'Signage symbol for halls, as proposed | 2027-06-30 | BBX'],
  },
  {
    shows: 'what each side will deliver, by its heading',
    text: `${TITLE}What AAX will deliver\n- Data model, by 31st of March 2026\n\nWhat BBX will deliver\n- Profile for resolvers, second quarter of 2026\n\nWhat we will do together\n- Pilot with two ports, early 2027\n\nShort term\n- AAX and BBX to agree on a template. Target: 1Q 2027.\n`,
    says: [
      'Data model | 2026-03-31 | AAX',
      'Profile for resolvers | 2026-06-30 | BBX',
      'Pilot with two ports | 2027-04-30 | AAX BBX',
      'AAX and BBX to agree on a template. | 2027-03-31 | AAX BBX',
    ],
  },
  {
    shows: 'tracks of work, leads behind it, and an approval that stands below',
    text: `${TITLE}Article 6 - Duration and review\n\n6.1  The Parties shall review the work every 6 months, first by 29 March 2019.\n\nANNEX A\n\nJoint work programme\n\nTrack 1: API alignment\n\n A.1  Mapping table from the BBX model.\n      Lead: AAX.  Due: 2Q2019.\n\n A.2  Test cases.  Lead: BBX.\n      Due: 31 January 2020.\n\nApproved by the BBX Board of Directors, Resolution B-2018-17,\non 24 August 2018.\n`,
    says: [
      'Mapping table from the BBX model. Lead: AAX. | 2019-06-30 | AAX',
      'Test cases. Lead: BBX. | 2020-01-31 | BBX',
      'review 2019-03-29, 6',
      'approved BBX | BBX Board of Directors | B-2018-17 | 2018-08-24',
    ],
  },
  {
    shows: 'names alone on the cover, clauses R-1 and P-1, and people behind dots',
    text: `Joint Work Plan                                    Revision 1.4\nAAX and BBX\nTime over packet networks\n\nOpened 2026-01-19\n\nRules\n\nR-1  A BBX draft goes to AAX for comment after one internal\n     review and not below 70% completeness.\n\nPlan\n\n* Budget for bridges (AAX), July 2026\n\nRapporteurs\n\nAAX .... Jo Sample, Rapporteur, jo@aax.example\nBBX ........... Kim Muster, Liaison Manager, kim@bbx.example\n`,
    says: [
      'version 1.4',
      'Budget for bridges (AAX) | 2026-07-31 | AAX',
      'gate BBX AAX, 70 %, 1',
      'AAX Jo Sample, Rapporteur',
      'BBX Kim Muster, Liaison Manager',
    ],
  },
  {
    shows: 'sections run into one paragraph that was wrapped',
    text: `AAX / BBX Work Register Version 1.2 Date Initiated: 02/14/2013 Alliance Organizations The\nAlpha Alliance (AAX) and the Beta Board (BBX) Background AAX maintains a family of service\nspecifications, which is widely used in transport and in industrial control. BBX publishes a\nlibrary and the protocols for reporting the state of a platform. Alliance Benefits Members of\nAAX obtain early sight of interfaces and need not invent their own. Standards Development BBX\nwill make drafts available for review by AAX, provided they are at least 75% complete, and\nafter at least two BBX internal reviews. Milestones / Dates AAX to publish a mapping of the\ncommand set (2Q2013). BBX to review the tagging text before it is issued (May 2013).\nOn-going Activities Exchange of meeting calendars. Mutual invitation of observers. Work\nRegister Review Date Progress will be reviewed in September 2013 and every 12 months\nthereafter. Points of Contact: AAX: Jo Sample, Liaison Officer, mail:\njo@aax.example Robin Sample, Chair, mail: robin@aax.example Within the BBX:\nKim Muster (kim@bbx.example) Approved by the AAX Board of Directors; Board Resolution\n2013-03-02, on 03/21/2013.\n`,
    says: [
      'version 1.2',
      'AAX to publish a mapping of the command set. | 2013-06-30 | AAX',
      'BBX to review the tagging text before it is issued. | 2013-05-31 | BBX',
      'on-going: Exchange of meeting calendars.',
      'on-going: Mutual invitation of observers.',
      'review 2013-09-30, 12',
      'gate BBX AAX, 75 %, 2',
      'approved AAX | AAX Board of Directors | 2013-03-02 | 2013-03-21',
      'AAX Jo Sample, Liaison Officer',
      'AAX Robin Sample, Chair',
      'BBX Kim Muster',
    ],
  },
  {
    shows: 'a box whose rows are not ruled off, and people below the names of the two sides',
    text: `MEMORANDUM ON JOINT WORK IN SEMANTICS\n\nThe parties are the Alpha Alliance (AAX) and the Beta Board (BBX).\n\nArticle 1 - Work programme\n\n+-----+-------------------------+------+----------+\n| No. | Deliverable             | Lead | Target   |\n+-----+-------------------------+------+----------+\n| W1  | Inventory of types in   | AAX  | 4Q2021   |\n|     | all models              |      |          |\n| W2  | Test suite              | BBX  | TBD      |\n+-----+-------------------------+------+----------+\n\nArticle 2 - Contacts\n\n| For AAX | For BBX |\n|---|---|\n| Jo Sample, Chair of the Committee, jo@aax.example | Kim Muster, Team Contact, kim@bbx.example |\n`,
    says: [
      'Inventory of types in all models | 2021-12-31 | AAX',
      'Test suite | open | BBX',
      'AAX Jo Sample, Chair of the Committee',
      'BBX Kim Muster, Team Contact',
    ],
  },
  {
    shows: 'items that are wrapped below a title-like line, and who prepares them',
    text: `AGREED TERMS OF A CATEGORY A LIAISON\nbetween AAX and BBX\n\nEdition 3\n\nD. Deliverables\n\nD.1  Crosswalk of Data Elements to Metadata Terms\n     (BBX, by the end of October 2019)\nD.2  Recommended practice, prepared by AAX. Due late 2020\n`,
    says: [
      'version 3',
      'Crosswalk of Data Elements to Metadata Terms (BBX) | 2019-10-31 | BBX',
      'Recommended practice, prepared by AAX. | 2020-12-31 | AAX',
    ],
  },
  {
    shows: 'a memorandum whose parties stand in one sentence, and articles named in brackets',
    text: `MEMORANDUM OF UNDERSTANDING\n\non Joint Work on Warnings over\nBroadcast and Mobile Networks\n\nThe Alpha Association of Industries (hereinafter "AAX"), and the\nBeta Technology Committee (hereinafter "BBX"),\n\nHAVE REACHED the following understanding:\n\nArticle 1 (Purpose)\nIt is to record the work. In this Memorandum dates are written day/month/year.\n\nArticle 2 (Programme of Work)\nThe Parties shall complete the following:\n(i)   Common set of pictograms, by BBX, not later than\n      30/09/2011;\n(ii)  Joint field trial, by all Parties, in the first half of 2013.\n\nArticle 3 (Review)\nThe Parties shall review this Memorandum once a year. The first review shall\nbe held not later than 01/06/2012.\n\nArticle 4 (Points of Contact)\nFor AAX:  Mr Jo Sample, Director, Research Division\n          (jo@aax.example)\nFor BBX:  Dr Kim Muster, Team Leader (kim@bbx.example)\n`,
    says: [
      'Common set of pictograms, by BBX | 2011-09-30 | BBX',
      'Joint field trial, by all Parties. | 2013-06-30 | AAX BBX',
      'review 2012-06-01, 12',
      'AAX Jo Sample, Director, Research Division',
      'BBX Dr Kim Muster, Team Leader',
    ],
  },
  {
    shows: 'two columns, one for each party, pasted from a word processor',
    text: `AAX – BBX Working Arrangement on the Measurement of Energy\nVersion 1.4, in force from 3 September 2013\n\n1\tWHO IS WHO\n\tAAX\tBBX\nSeat\tParis\tBerlin\nContact\tJo Sample\tKim Muster\nFunction\tSubcommittee Chair\tCommittee Secretary\nE-mail\tjo@aax.example\tkim@bbx.example\n\n2\tWHAT EACH DELIVERS\nDue\tAAX\tBBX\n4Q2013\tList of metering points\tDaemon release\nmid-2014\t–\tCalibration guide\n\n3\tCLAUSES\n(a)\tEach party answers questions of its own members.\n(b)\tObservers are exchanged, without a vote.\n\n4\tAPPROVAL\n\tAAX\tBBX\nApproved by\tSteering Committee\tBoard of Directors\nResolution\tSC-13-41\t2013-09-02\nDate\t29 August 2013\t3 September 2013\n`,
    says: [
      'version 1.4',
      'List of metering points | 2013-12-31 | AAX',
      'Daemon release | 2013-12-31 | BBX',
      'Calibration guide | 2014-08-31 | BBX',
      'approved AAX | Steering Committee | SC-13-41 | 2013-08-29',
      'approved BBX | Board of Directors | 2013-09-02 | 2013-09-03',
      'AAX Jo Sample, Subcommittee Chair',
      'BBX Kim Muster, Committee Secretary',
    ],
  },
  {
    shows: 'phases that end on a day, rules without a stop, and an approval that is meant',
    text: `Joint plan of AAX and BBX\n\nPhase 1: Preparation\nEnds 31 March 2022\n\n   - List of the laboratories (AAX)\n   - Letter to operators (BBX), by the end of\n     February 2022\n\nPhase 2: Field\nEnds 1H2023\n\n   - Trial in one city (AAX, BBX)\n\nDuring all phases\n\n   - Weekly call of the managers\n\nSign-off\n\n   It is intended that both have signed off by 25 February 2022.\n`,
    says: [
      'List of the laboratories (AAX) | 2022-03-31 | AAX',
      'Letter to operators (BBX) | 2022-02-28 | BBX',
      'Trial in one city (AAX, BBX) | 2023-06-30 | AAX BBX',
      'on-going: Weekly call of the managers',
      'to be approved 2022-02-25',
    ],
  },
  {
    shows: 'minutes that became a plan, with what belongs to an item side by side below it',
    text: `AAX / BBX\nNotes of the session, Geneva, 23 January 2018\n\nWork Plan for 800 Gbit/s Interfaces (revision 2.1)\n\n1. Agreed actions\n\n   AI-1  Objectives sent to the others\n         Owner: AAX             Due: 16 March 2018\n   AI-2  Interoperability showcase\n         Owner: BBX             Due: at the next plenary\n\n2. Next look at the plan\n\n   10 July 2018 (San Diego), and every 6 months after that.\n\n3. OKs so far\n\n* AAX: OK, 10 March 2022\n* BBX: pending\n`,
    says: [
      'version 2.1',
      'Objectives sent to the others; Owner: AAX | 2018-03-16 | AAX',
      'Interoperability showcase; Owner: BBX; | open | BBX',
      'review 2018-07-10, 6',
      'approved AAX | - | - | 2022-03-10',
    ],
  },
  {
    shows: 'cards side by side below a letterhead in columns',
    text: `AAX/BBX Liaison                                      J. Sample, AAX\nRevision: 1.1                                           12 May 2003\n\n          WORK REGISTER BETWEEN THE ALPHA FORUM (AAX)\n       AND THE BETA ASSOCIATION (BBX)\n\n1.  ADDRESSES\n\n    Jo Sample                         Kim Muster\n    Liaison to BBX                    Liaison to AAX\n    Alpha Forum                       BBX\n    EMail: jo@aax.example             EMail: kim@bbx.example\n`,
    says: ['version 1.1', 'AAX Jo Sample, Liaison to BBX', 'BBX Kim Muster, Liaison to AAX'],
  },
  {
    shows: 'an agreement alone in capitals inside a mail, of which the mail says the version',
    text: `From: Jo Sample <jo@aax.example>\nTo: kim@bbx.example\nDate: Thu, 11 Apr 2019 16:20:07 -0700\nSubject: Re: AAX / BBX - text agreed?\n\nDear Kim,\n\nthis is the agreed text as of 11 April 2019. I have put it on file as version 3.1.\n\n  AGREEMENT ON ADAPTER LABELLING\n\n  Between: Alpha Association (AAX)\n           Beta Board (BBX)\n\n  A. What we owe each other\n  - AAX: matrix of tested adapters, by 31 May 2019\n  - ~~both: joint press release, May 2019~~\n\n  B. Review\n  We look at this again in April 2020, then yearly.\n\nBest regards,\nJo\n\nOn Tue, 9 Apr 2019 Kim wrote:\n> - AAX: matrix of tested adapters, by 30 April 2019\n`,
    says: ['version 3.1', 'AAX: matrix of tested adapters | 2019-05-31 | AAX', 'review 2020-04-30, 12'],
  },
  {
    shows: 'deliverables as a list of definitions',
    text: `# Assets Liaison Group Charter\n\nThe group keeps the work of the Alpha Alliance (AAX) and the Beta Board (BBX) consistent.\n\n|  |  |\n|---|---|\n| Start date | 15 January 2024 |\n\n## <a id="deliverables"></a>Deliverables\n\n**Use cases for assets**\n: Collected from both.\n: *Lead:* AAX\n: *Expected completion:* Q3 2024\n\n**Report on all engines**\n: *Lead:* BBX\n: *Expected completion:* after the asset pack\n`,
    says: ['Use cases for assets Collected from both. Lead: AAX | 2024-09-30 | AAX', 'Report on all engines Lead: BBX | open | BBX'],
  },
  {
    shows: 'parties with what they do, and promises below the name of each',
    text: `Identifiers: coordination plan of two organizations\n\nRelease 1.1, in effect from 1 July 2022\n\nParticipating organizations\n\nAAX – financial services\nBeta Board International (BBX) – business reporting\n\n## Commitments by organization\n\n### AAX\n\n- Publish the mapping, Q4 2022\n\n### BBX\n\n- Revise the list, mid-2023\n\n## Adopted by\n\n- AAX: Management Board, 19 May 2022, resolution MB-22-18\n`,
    says: [
      'version 1.1',
      'Publish the mapping | 2022-12-31 | AAX',
      'Revise the list | 2023-08-31 | BBX',
      'approved AAX | Management Board | MB-22-18 | 2022-05-19',
    ],
  },
  {
    shows: 'a letter whose reference line is the title, and a sheet whose first row is',
    text: `Alpha Association\n445 Main Street\n\nRe: Letter agreement on coexistence\n\nDear Ms. Exemple,\n\nThis letter sets out the understanding between the Alpha Association ("AAX") and Beta Board, Inc. ("BBX"). It is the agreement of the parties.\n\nStarts: 1 April 2019\n\nWork\n\n(i)  BBX will supply its test vectors by August 2019.\n(ii) AAX and BBX will hold a measurement week, 11 - 15 March 2020.\n\nBoth boards are expected to approve it in March 2019.\n`,
    says: [
      'BBX will supply its test vectors by August 2019. | 2019-08-31 | BBX',
      'AAX and BBX will hold a measurement week. | 2020-03-15 | AAX BBX',
      'to be approved 2019-03-31',
    ],
  },
]
