/** Documents in further layouts, written as the bodies of this field write them. Every person and organisation in them is made up. */

export const besideTitle = `                  Object Modelling Group (OMX)
                              and
                   TeleManagement Union (TMU)

                    LIAISON AGREEMENT
                      (Version 2.3)

Initiated: 14 March 2013

A. BACKGROUND
The Object Modelling Group (OMX) develops modelling languages that are
used by the information model teams of TMU. Both organisations have found
that their models of product catalogues overlap.

B. SCOPE
The agreement covers product catalogues, party models and the mapping of
UML profiles to the TMU information framework. It does not cover billing.

C. MILESTONES

Milestone                                  Date         Responsible
Gap analysis of both catalogue models      3Q2013       OMX
Joint profile, first public draft          Q1 2014      OMX, TMU
Joint profile, final                       2H2014       both
Reference data set                         TBD          TMU

D. TERMS
i.   Each organisation makes its drafts available to the other at the
     same time as to its own members.
ii.  Neither organisation charges the other for documents exchanged
     under this agreement.
iii. Contributions are made under the IPR policy of the receiving body.

E. PERIODIC REVIEW
The agreement is reviewed every two years, next in March 2015.

F. POINTS OF CONTACT

Jean Sample
Technical Director, OMX
jean@omx.example

Rolf Placeholder
Head of Standards Collaboration, TMU
rolf.placeholder@tmu.example
+44 20 7946 0000
`

export const partOfName = `Liaison between W3X Web Payments WG and ISO/IEC TX 68 SC 9 Date Initiated: 6th of July 2017 Scope: W3X Web Payments WG and TX 68 SC 9 align message formats for card payments. Deliverables: Mapping of payment request fields to the message dictionary (by end of 2017). Common test vectors - early 2018. Joint note on tokenisation, TBD. Review: once per year. Contacts: W3X: Hal Sample, Staff contact, hal@w3x.example; TX 68 SC 9: Ines Muster, Secretary, ines@tx68.example, +41 22 555 01 02 Approved by the W3X Management Committee on 13 Dec. 2017.
`

export const coverOfTwo = `MEMORANDUM OF UNDERSTANDING

BETWEEN

THE EUROPEAN RADIO STANDARDS INSTITUTE ("ERSI")
Route des Exemples 12, 06000 Nice, France

AND

THE OPEN LOCATION CONSORTIUM, INC. ("OLC")
1 Sample Street, Wayland, MA, USA

(hereinafter referred to as the "Parties")

WHEREAS ERSI produces standards for radio equipment;
WHEREAS OLC develops interface standards for location services;
WHEREAS the Parties wish to avoid duplication of work;

NOW THEREFORE the Parties have agreed as follows:

Article 1 - Objective
1.1 The objective of this MoU is to establish a framework for cooperation in the field of indoor location.
1.2 Nothing in this MoU creates a partnership in the legal sense.

Article 2 - Areas of cooperation
2.1 The Parties will cooperate on:
  a) positioning accuracy classes;
  b) coordinate reference systems for buildings;
  c) emergency caller location.

Article 3 - Exchange of documents
3.1 Each Party may make available to the other Party draft documents which are at least 80 % complete and have passed one internal review.
3.2 Documents so exchanged remain the property of the originating Party.

Article 4 - Planned results
4.1 A joint technical report on accuracy classes, by 30/06/2019.
4.2 A plugtest event hosted by ERSI in the week of 7 October 2019.
4.3 Alignment of the building model: to be determined.

Article 5 - Intellectual property rights
5.1 Each Party retains its own IPR policy. No licence is granted by this MoU.

Article 6 - Duration and termination
6.1 This MoU enters into force on the date of the last signature and remains in force for three years.
6.2 It may be terminated by either Party with three months' written notice.

Article 7 - Review
7.1 The Parties shall review this MoU once a year.

Article 8 - Contact points
For ERSI: Ms Maud Exemple, Director, External Relations; maud.exemple@ersi.example
For OLC: Mr Nils Sample, Executive Director Innovation; nsample@olc.example

Signed for ERSI                          Signed for OLC
Director-General                         President
Date: 11 January 2019                    Date: 22 January 2019
`

export const cutOff = `ovide comments within 30 days of receipt of a draft.
c) Neither body is bound by the comments of the other.

Milestones/Dates
o DMX to send the CIM extension for virtual routers to IETX NETMOD WG (12/15/2011)
o IETX NETMOD WG to review it (1Q2012)
o Joint interim meeting, week of 2/6

Ongoing activities
o Informal coordination on the yang-doctors list

Work Register Review Date
This work register shall be reviewed twice a year; first review June 2012.

Points of Contact
DMX: Yann Sample, VP of Allian`

export const cards = `**Alliance Work Register: CSX and DMX**

Version 1.0 Draft
Last updated 2014-05-06

**Alliance Organizations:** Cloud Security Example (CSX) and Distributed Management Xample (DMX)

**Alliance Scope:** CSX guidance and DMX audit interfaces

**Milestones / Dates:**

1. CSX to review DSP2028 and DSP0262 v1.1
   (target Q3 2014; Priority 1)
2. DMX to map the control matrix to CADF events, 1Q15
3. Publish joint guidance (Resolution 07/19) by 2015-06-30 or
   at the CSX Congress, whichever is earlier

**On-going:**

- participation of one CSX member in DMX CMWG calls (non-voting)

**Work Register Review Date:** 1 year from approval

**Points of Contact:**

Lara Sample
Director of Research
Cloud Security Example
lara@csx.example

Milo Muster
Chair, CMWG
Tel. +1 503 555 0123
milo@dmx.example

**Approval:**

CSX: pending
DMX: Board Resolution 2014-05-02 on 05/20/2014
`

export const stops = `Work Register between TMX Forum and ETSX ISG NFX. Version 3. Initiated 2015-10-01. Background. TMX Forum and ETSX ISG NFX both describe how network functions are managed. Scope. Procurement, onboarding and licence management of network functions. Milestones. • TMX TR244 to ETSX for comment, 4Q2015 • ETSX ISG NFX to provide its licensing use cases by April 2016 • Joint workshop, 13 - 15 June 2016 • Common licence model, TBD On-going activities. • Mutual attendance at plenaries Review. Yearly, next October 2016. Contacts. TMX Forum: Nora Sample, nora@tmx.example. ETSX ISG NFX: Otto Muster, chair, otto@etsx.example.
`

export const tabbed = `Work Register of Ecmx International TX39
and the W3X JavaScript Modules Community Group

Version: 0.9
Start date: September 2019

Background and Mission
Both groups develop the language for the web.

Joint work
No.\tDeliverable\tDue\tOwner
1\tImport maps text\tOctober 2019\tW3X
2\tHost hooks in the specification\tlate 2019\tTX39
3\tTest suite contributions\tongoing\tboth
4\tJSON modules\tQ2 2020\tTX39, W3X

Gate
Texts go from the W3X group to TX39 once they are 70% complete and after two internal reviews.

Contacts
TX39 chairs: tx39-chairs@ecmx.example
W3X: Bea Sample, chair, bea@w3x.example / Carl Muster, chair, carl@w3x.example

Review
Every six months, at the March and September plenaries
`

export const ofMembers = `JOINT TERMS OF REFERENCE
Smart Energy Interoperability Task Team

1. Members

ARX - Alliance for Radio Examples
CEX/TX 57 - Electrotechnical Example Committee
IEXE SA
OGX (Open Grid Example)
ZIX - Zonal Interoperability Example
TMX Forum

2. Purpose

The team aligns the data models of its members for demand response. It does not write standards of its own.

3. Working methods

3.1 The members shall exchange drafts at the time of their own ballots.
3.2 Each member will name one delegate and one alternate.
3.3 Decisions are taken by consensus.

4. Deliverables

4.1 Gap analysis, by end of March 2019
4.2 Common glossary: Q3 2019
4.3 Harmonised model of flexibility (TBD)

5. Duration and review

These terms of reference are reviewed every third year and expire at the end of 2020.

6. Secretariat

The secretariat is provided by IEXE SA. Contact: energy-team@iexe.example
`

export const overAddresses = `LIAISON AGREEMENT
between
World Geospatial Example Consortium
35 Sample Road
Wayland, MA 01778, USA
and
International Building Model Association
Musterstrasse 5, 80331 Munich, Germany

1. Purpose
The two bodies align their building models.

2. Work items
2.1 Mapping table, by December 2018
2.2 Joint pilot, 2019

3. Review
Twice a year.
`

export const besideAddresses = `Agreement on Cooperation between:

World Geospatial Example Consortium (WGEC)
Sample House
35 Sample Road, Wayland

and

International Building Model Association (IBMA), Musterstrasse 5, 80331 Munich

Scope
Buildings.

Deliverables
Mapping table, by December 2018
`

export const participants = `Work Register

Open Grid Example / Data Management Example

Version 0.3, 12 May 2014

Participants
- Open Grid Example (OGX)
- Data Management Example (DMX)
- Storage Example Association (SEA)

Scope
Cloud interfaces for storage and compute.

Milestones
- OGX to publish the profile: 3Q2014
- DMX and SEA to map CDMI objects (Nov 2014)

People
- Ed Sample (OGX): chair
- Ada Muster (DMX): editor, ada@dmx.example
- Bo Placeholder (SEA): liaison officer, bo@sea.example

Review
The register is reviewed biennially. It expires at the end of 2020.
`

export const people = `Work Register between OGX and DMX

Members
1. Open Grid Example (OGX)
2. Data Management Example (DMX)

Deliverables
- OGX profile: 3Q2014

People
Ed Sample (OGX): chair
Ada Muster (DMX) - editor - ada@dmx.example
Chair: Cy Beispiel (OGX)
Di Exempel, DMX, secretary, di@dmx.example
Flo Sample [OGX], liaison officer
OGX – Gus Sample
Hal Muster (chair), hal@dmx.example
`

export const sidesInLine = `OGX / DMX Work Register

Members of the joint group
- Ed Sample (OGX), chair
- Ada Muster (DMX), editor, ada@dmx.example

Deliverables
- OGX profile: 3Q2014

Participants:
OGX: Ian Sample, President; Ken Muster, Editor
DMX: liaison@dmx.example
`

export const clauseOfDates = `MEMORANDUM OF UNDERSTANDING BETWEEN ETX AND W3X

Article 1 Scope
ETX and W3X cooperate on web access to devices.

Article 2 Milestones
2.1 The parties will deliver: (a) a joint use case report by 30 June 2016; (b) a mapping of the ETX data model to W3X vocabularies, Q4 2016; and (c) a plugfest in the week of 6 March 2017.
2.2 ETX will host a workshop in May 2016.

Article 3 Review
The MoU is reviewed every two years, for the first time 1 year from approval.

Signed for ETX                     Signed for W3X
Ann Sample                         Bob Muster
Director-General                   CEO
12 January 2016                    19 January 2016
`

export const promisesOutside = `DMX / OGX Alliance Work Plan

Background
DMX published the first profile in March 2011.

Scope of work
OGX will review the draft by 3Q2016. DMX will publish the revised profile by Q3 2012. The two bodies meet when needed. The interface was shown at the plenary of June 2011.

Milestones
- Joint white paper - 4Q2012

Work programme
In 2012 the parties align their glossaries.

Terms
a. Drafts are confidential.
b. OGX shall send its comments within 30 days; the first set is sent by 1 May 2012.

Contacts
OGX: info@ogx.example
DMX: info@dmx.example
`

export const bulletsInLine = `OGX / DMX Work Register Version: 1.0 Date Initiated: 3 May 2012 Background and Mission OGX makes grid standards and DMX management standards. Milestones / Dates • OGX to deliver use cases 3Q2012 • DMX to publish profile, Q4 2012 • Common glossary On-going activities. • Regular calls between editors • Mutual review of drafts Work Register Review Date Reviewed yearly, first in May 2013. Points of Contact OGX: Jo Sample, jo@ogx.example DMX: Al Muster, al@dmx.example
`

export const bulletsWithStops = `OGX and DMX Work Register Version: 1.0 Date Initiated: 3 May 2012 Background and Mission: OGX makes grid standards and DMX management standards. The two bodies have long worked side by side, and their members are often the same companies. Milestones / Dates: • OGX to deliver use cases 3Q2012 • Common REST API On-going activities. • Regular calls between editors • Mutual review of drafts Work Register Review Date: Reviewed yearly, first in May 2013. Points of Contact: OGX: Jo Sample, jo@ogx.example DMX: Al Muster, al@dmx.example
`

export const tableOfItems = `# Cooperation Agreement between the Web Example Consortium (W3X) and the Internet Example Task Force (IXTF)

## Objectives
To keep the layers apart.

## Deliverables
| Item | Target | Lead |
| --- | --- | --- |
| Protocol mapping | 1H2018 | IXTF |
| Test suite | mid-2018 | W3X |

## Approvals

| Organisation | Approved by | Date | Resolution |
| --- | --- | --- | --- |
| W3X | Advisory Board | 2017-11-02 | AB-17/33 |
| IXTF | IESX Steering Group | 14 December 2017 | |

`

export const signedBelow = `COOPERATION AGREEMENT BETWEEN ETX AND W3X

1. Scope
ETX and W3X cooperate on web access to devices.

2. Milestones
2.1 Joint report, by 30 June 2016

3. Review
Every two years.

4. Contacts
ETX: liaison@etx.example
W3X: team@w3x.example

For and on behalf of ETX                 For and on behalf of W3X


_____________________                    _____________________

Ann Sample                               Bob Muster

Director-General                         CEO

Date: 12 January 2016                    Date: 19 January 2016
`

export const signedInColumns = `COOPERATION AGREEMENT BETWEEN ETX AND W3X

1. Scope
ETX and W3X cooperate on web access to devices.

2. Milestones
2.1 Joint report, by 30 June 2016

Signatures

ETX	W3X
Ann Sample	Bob Muster
Director-General	CEO
12 January 2016	19 January 2016

`

export const signedInTable = `COOPERATION AGREEMENT BETWEEN ETX AND W3X

1. Scope
ETX and W3X cooperate on web access to devices.

2. Milestones
2.1 Joint report, by 30 June 2016

| For ETX | For W3X |
|---|---|
| Ann Sample | Bob Muster |
| Director-General | CEO |
| 12 January 2016 | ________ |

`

export const jointCharter = `# Web Transport Coordination Charter: IETX / W3X

*Status: Draft 2, 14 October 2020*

## Mission

The mission of this joint coordination group is to keep the protocol work of the Internet Engineering Example (IETX) and the API work of the World Web Example (W3X) aligned.

## Scope

In scope: capsule protocols, congestion feedback, error codes. Out of scope: media formats.

## Deliverables

The group delivers:

1. **API / protocol mapping** (W3X Note). Expected completion: Q2 2021
2. **Test suite for stream reset**, with IETX WEBTRANS WG. Expected completion: 2021-09
3. **Registry of error codes**. Expected completion: TBD

## Dependencies and liaisons

- IETX QUIC WG: transport
- W3X TAG: API review

## Participation

Participants follow the policies of their own body.

## Communication

Calls are held every two weeks. Public list: webtrans@lists.example

## Decision policy

The group works by consensus of both bodies.

## Patent policy

W3X deliverables are under the W3X Patent Policy; IETX documents under BCP 79.

## Contacts

| Body | Role | Name | Mail |
|------|------|------|------|
| IETX | Area Director | Pat Sample | pat@ietx.example |
| W3X | Team contact | Kai Muster | kai@w3x.example |

## Charter period

Start date: 1 November 2020
End date: 31 October 2022
`

export const statementWithQuestions = `INTERNATIONAL TELECOM EXAMPLE UNION          STUDY GROUP 17
                                             TD 1234
                                             Geneva, 3-12 September 2019

LIAISON STATEMENT

Source: ITX-T Study Group 17
Title: LS on security of distributed ledgers
To: ISX/IEX JTC 1/SC 27, ISX TC 307
For: Comment
Deadline: 15 January 2020
Contact: Zed Sample   Tel: +41 22 555 0100   E-mail: zed@itx.example

ITX-T SG17 thanks SC 27 for its liaison of 3 May 2019 and would like to ask:
Q1. Will SC 27 start a new work item on identity wallets?
Q2. When is the CD ballot of 23220-2 expected?
SG17 plans to consent Recommendation X.dlt-sec in March 2020.
We look forward to continued collaboration.
`

export const seats = `CO-OPERATION AGREEMENT

between

EUROTEL STANDARDS EXAMPLE (hereinafter "ETSX"), a non-profit association having its seat at 650 Route des Exemples, France

and

THE MOBILE PARTNERSHIP EXAMPLE (hereinafter "MPX")

each a "Party" and together the "Parties".

PREAMBLE
Considering that both Parties develop specifications for mobile edge computing;
Considering that duplication should be avoided;

THE PARTIES HAVE AGREED AS FOLLOWS:

ARTICLE 1 – PURPOSE
The purpose of this Agreement is to define the modalities of co-operation between the Parties.

ARTICLE 2 – FORMS OF CO-OPERATION
2.1 The Parties shall:
    (i) exchange meeting calendars and work programmes;
    (ii) admit one observer of the other Party to technical meetings;
    (iii) refer to, rather than copy, each other's published specifications.
2.2 A draft shall be sent to the other Party only when it is at least 75% complete and has passed two internal reviews.

ARTICLE 3 – JOINT DELIVERABLES
3.1 White paper on edge discovery: by the end of June 2021.
3.2 Gap analysis of APIs (ETSX lead): 4Q2021.
3.3 Plugtest, 21 - 24 June 2022, hosted by MPX.
3.4 Common data model: to be agreed.

ARTICLE 4 – INTELLECTUAL PROPERTY
4.1 Each Party's IPR policy applies to its own deliverables.

ARTICLE 5 – DURATION
5.1 This Agreement enters into force on the date of last signature and shall remain in force until 31 December 2024.
5.2 The Parties shall review it every eighteen months.

ARTICLE 6 – CONTACT PERSONS
For ETSX: Mr Léo Exemple, Partnership Officer, leo.exemple@etsx.example, +33 4 55 50 01 00
For MPX: Mrs Mia Sample, Secretary, mia@mpx.example

Done at Nice, in two originals.

For ETSX                                For MPX

Name: Luis Exemple                      Name: Mia Sample
Title: Director-General                 Title: Chair
Date: 2 February 2021                   Date: 9 February 2021
`

export const headsWithStops = `MoU between the IEXE Standards Association (IEXE SA) and the Open Radio Alliance (ORAX)
Version 2.1 - Effective Date: June 1, 2022

Background. IEXE SA and ORAX want their radio access work to fit.

Scope of Collaboration. Fronthaul, time synchronisation, testing.

Work Items.
IEXE 1914 WG and ORAX WG4 to align fronthaul profiles (Q4 2022)
ORAX to contribute test cases to IEXE SA (mid-2023)
IEXE SA to publish amendment within twelve months of ORAX's contribution
Joint webinar - fall 2022

Term: This MoU is valid for two years and renews annually unless terminated.

Review: The parties meet twice a year; next review December 2022.

Points of contact: IEXE SA - Ms. Kay Sample (k.sample@iexe.example); ORAX - Dr. Lee Muster, TSC Co-Chair (lee@orax.example)

Signed: IEXE SA, Board of Governors, May 20, 2022; ORAX, Executive Committee, May 27, 2022
`

export const tagsLeft = `<p><b>OAXIS / ISX/IEX JTC 1 Dual-Track Agreement</b></p>
<p>Version 1.2<br>Date: 15-Mar-2018</p>
<h2>Purpose</h2>
<p>OAXIS specifications may be submitted to ISX/IEX JTC 1 as publicly available specifications.</p>
<h2>Schedule of submissions</h2>
<table><tr><td>Specification</td><td>Submission</td><td>Ballot</td></tr></table>
<ul>
<li>OpenDocument 1.3: submission by 2Q2018</li>
<li>MQTT 5.0: submission in October 2018</li>
<li>SAML 2.1 &ndash; to be determined</li>
</ul>
<h2>Conditions</h2>
<p>a) OAXIS shall submit only OAXIS Standards.</p>
<p>b) JTC 1 shall send defect reports to the OAXIS TC.</p>
<h2>Liaison officers</h2>
<p>OAXIS: Carol Sample &lt;carol@oaxis.example&gt;</p>
<p>JTC 1: Dave Muster, Committee Manager &lt;dave@isx.example&gt;</p>
<h2>Maintenance of this agreement</h2>
<p>Reviewed annually in March.</p>
`

export const tabsAlone = `SNIX/DMTX Work Register
Version\t1.4
Date Initiated\t06/15/2015

Alliance Organizations
Storage Networking Example Association\tSNIX
Distributed Management Example\tDMTX

Milestones / Dates
Priority\tMilestone\tDate\tOwner
1\tSwordfish mockups to DMTX for review\t3Q2015\tSNIX
1\tRedfish schema bundle 2016.1\tMarch 2016\tDMTX
2\tJoint plugfest\tweek of 4/11\tboth
3\tCDMI mapping\tTBD\tSNIX

On-going activities
Bi-weekly SSM TWG call
Cross-posting of errata

Review\tannually, next June 2016

Contacts
Name\tOrganization\tRole\tE-mail
Rich Sample\tSNIX\tChair SSM TWG\trich@snix.example
Jeff Muster\tDMTX\tVP Alliances\tjeff@dmtx.example

Approvals
SNIX Technical Council\t2015-06-10
DMTX Board\tResolution 2015-06-02\t06/18/2015
`

export const charterWithTags = `---
title: SDW
---
<div class="head">
# Spatial Data on the Web: OGX and W3X Joint Interest Group Charter
</div>

**Initial chairs:** Lin Sample (OGX), Bill Muster (W3X)
**Start date:** 5 September 2017
**End date:** 30 June 2020

## Goals
<p>The group maintains the best practices published by both organisations.</p>

## Scope
* coverage data
* CRS for web
* statistical data

## Deliverables
<ul><li><b>Best Practices, 2nd edition</b> — late 2018</li>
<li><b>Time ontology errata</b> — ongoing</li>
<li><b>Strategy roadmap</b> &mdash; updated every six months</li></ul>

### Timeline
| Deliverable | FPWD | Final |
|---|---|---|
| Statistical best practices | Q1 2018 | Q3 2019 |
| Coverage JSON | Q2 2018 | TBD |

## Coordination
W3X DXWG; OGX Naming Authority.

## Decision policy
Consensus.

## About this charter
This charter is reviewed by the OGX Planning Committee and W3X Management once a year.
`

export const callNotes = `OGX-DMX liaison call, 12 March 2013

Present: Jo Sample (OGX), Al Muster (DMX), Ida Exempel (DMX)
Regrets: Bo Placeholder

1. Agenda approved
2. Status of milestones
 - OGX profile will be published by 2Q2013
 - DMX will review by end of May 2013
3. AOB
 None.
Action: Jo to send the draft by 20 March 2013.
Next meeting: 9 April 2013
`

export const thread = `From: Jo Sample <jo@ogx.example>
To: Al Muster <al@dmx.example>
Cc: board@dmx.example
Subject: Re: work register between OGX and DMX
Date: Tue, 12 Mar 2013 10:00:00 +0100

Hi Al,

thanks. Could you send us the current work register? We would like to move milestone 3 to 4Q2013.

Kind regards,
Jo

> On 11 Mar 2013 Al Muster wrote:
> Dear Jo, the DMX board will discuss the work register on 20 March 2013.
`
