/** Documents of our own devising, one for each layout that the reader must cope with. Every person and organisation in them is made up. */

export const runTogether = `Nordic Grid Alliance / OBSF Work Register Version 2.1 Date Initiated: 03/15/2013 Alliance Organizations The Nordic Grid Alliance (NGA) and the Open Billing Standards Forum (OBSF) Background NGA runs metering pilots. OBSF writes billing schemas. Alliance Scope The two bodies align metering and billing. Milestones / Dates Joint glossary of metering terms (3Q2013). OBSF to publish the tariff schema draft by Q4 2013. Interoperability plugfest in Oslo, 21 - 24 June 2014. Work Register Review Date The work register shall be reviewed every 6 months, first in January 2014. Contacts NGA: Kim Sample, Liaison Officer, liaison@nga.example Robin Placeholder, Email: chair@nga.example OBSF: Alex Muster, President, president@obsf.example
`

export const tables = `# Liaison Agreement between the Smart Ports Council (SPC) and the Container Data Forum (CDF)

**Version:** 1.2
**Effective date:** 1 April 2015

## Parties
| Organisation | Abbreviation |
|---|---|
| Smart Ports Council | SPC |
| Container Data Forum | CDF |

## Deliverables
| Date | Deliverable | Lead | Priority |
|------|-------------|------|----------|
| Q2 2015 | Joint use-case catalogue | both | 1 |
| 2015-11 | Container event vocabulary, first draft | CDF | 2 |
| TBD | Conformance test suite | SPC | |
| on-going | Exchange of meeting calendars | both | |

## Review
Annually, first by end of March 2016.

## Contacts
| Name | Organisation | Role | Email |
|---|---|---|---|
| Jo Example | SPC | Liaison manager | liaison@spc.example |
| Sam Sample | CDF | Chair, WG 2 | wg2-chair@cdf.example |

## Approval
Adopted by the SPC Council on 12 March 2015 (Decision 15/03). The CDF Board has approved this agreement, Resolution CDF-2015-07, 20 March 2015.
`

export const sixParties = `JOINT WORK REGISTER

PARTICIPATING ORGANISATIONS
The parties to this register are the Alpha Radio Institute (ARI), BETA, the Gamma Standards Union (GSU), XDMTF CMWG, OPAL SAF TC and ISO/IEC JTC 1/SC 38.

PURPOSE
To keep cloud vocabularies aligned.

TERMS
(1) Each party shall share drafts once they are at least 75% complete and after two internal reviews.
(2) Patents stay with their owners; each party applies its own IPR policy.

MILESTONES
1. ARI and BETA to publish a common glossary, by end of 2019
2. GSU will hold the first interoperability workshop - March 2019
3. Vocabulary mapping - TBD

REVIEW DATE
To be determined

POINTS OF CONTACT
ARI: office@ari.example
BETA: J. Probe, Secretary, secretary@beta.example, +49 30 1234567
`

export const wrapped = `          MEMORANDUM OF UNDERSTANDING

                    between

        Fictional Transport Forum (FTF)

                      and

      Imaginary Mobility Association (IMA)

Dated 3 March 2016

1. Purpose

This Memorandum of Understanding sets out how FTF and IMA will cooperate
on ticketing standards. It creates no legal obligations between the
parties.

2. Areas of Cooperation

2.1 FTF shall give IMA access to its working drafts as soon as these are
    circulated to its own members.
2.2 IMA shall comment on working drafts within six weeks of receiving
    them.
2.3 Neither party shall publish the other's drafts without written
    consent.

3. Intellectual Property

Copyright in each document stays with the party that developed it.

4. Joint Deliverables

4.1 A common fare vocabulary, to be published by 31/12/2016.
4.2 A joint position paper on account-based ticketing, which FTF will
    draft and IMA will review (first half of 2017).
4.3 Test cases for the fare vocabulary.

5. Duration and Review

This MoU enters into force on signature and shall be reviewed by both
parties every two years.

6. Contact Points

For FTF: Liaison Secretary, liaison@ftf.example, tel. +44 20 7946 0000
For IMA: Standards Director, standards@ima.example

7. Signatures

For FTF                         For IMA
____________________            ____________________
`

export const truncated = `will continue to share roadmaps with each other at least twice a year.

Milestones
• QXF to send the second draft of the signalling profile to RTB – 2Q2020
• RTB to return comments on completeness and clarity – 3Q2020
• Joint demonstrator at the autumn plenary – Oct 2020

On-going activities
• Exchange of liaison reports at each plenary
• Mutual observer status

Contacts
QXF:
• Toni Test, Chair, chair@qxf.example
RTB:
• rtb-liaison@rtb.exam
`

export const datesFirst = `Harbour Robotics Council – Autonomous Vessels Group Liaison Plan
Version 0.9

Work plan
1Q2018: Kick-off meeting and exchange of document lists
April 2018 - HRC delivers the gap analysis
2018-09-15 Joint review of the gap analysis
H1 2019: Common test scenarios (priority 2)
After the HRC plenary: publication of the final report

Review
We will look at progress quarterly.

Contact persons
HRC, Lee Example, liaison@hrc.example; AVG, Pat Example, office@avg.example
`

export const dayFirst = `Cooperation Agreement between Association Exemple de Normalisation (AEN) and European Widget Institute (EWI)
Date: 25/02/2014

Objectives
AEN and EWI coordinate their work on widgets.

Key dates
05/03/2014: first joint meeting
30/06/2014: exchange of drafts
10/12/2014: common position

Terms
a) AEN may attend EWI plenaries as observer.
b) EWI keeps the copyright of its standards.

Approvals
AEN Board: approved 20/02/2014, resolution 2014/03
EWI: pending
`

export const minutes = `Minutes of the XDM/OGX liaison call
Date: 12 March 2012
Attendees: Kim Sample (XDM), Robin Probe (OGX)
Apologies: none

Agenda
1. Work register status
2. Milestones
3. AOB

Discussion
The work register was reviewed. XDM will send the draft by April 2012.

Action items
- Kim to send the draft by 30 March 2012
- Robin to check contacts

Next meeting: 9 April 2012. Adjourned at 16:00.
`

export const recipe = `Grandmother's Apple Pie

Ingredients
- 1 kg apples
- 200 g sugar
- 1/2 tsp cinnamon

Method
1. Peel the apples.
2. Mix with sugar, and wait 30 minutes.
3. Bake at 180 degrees until golden.

Serves 8. First made 12/25/2011.
`

export const markdown = `---
title: x
---
# Joint Work Plan: WebPub and IDPF-X

Version 3

## Background
Both publish specifications for e-books.

## Work Items

### Packaging
- **Container format** mapping, due Q1 2017
- Signature profile
  - based on XML signatures
  - aligned with the 2015 profile

### Accessibility
1. Checklist for publishers (by the end of August 2016)
2. Training material, early 2017

## IPR
Contributions follow the patent policy of the receiving body.

## Review
Once a year; next review 2016-12-05.

## Partner document
https://idpf-x.example/registers/webpub

## Signatures
Signed by WebPub on 6th of July 2016.
Signed by IDPF-X on July 8, 2016.
`

export const capitals = `ALPHA/OMEGA ALLIANCE WORK REGISTER
VERSION: 1.4
DATE INITIATED: 29-Nov-11

ORGANIZATIONS
Alpha Consortium (ALPHA)
Omega Foundation (OMEGA)

MILESTONES
Milestone	Target date	Responsible
Publish joint profile	2Q2012	ALPHA TC
Certification pilot	late 2012	OMEGA
Final report	Start date + 9 months	ALPHA, OMEGA

REVIEW OF THE REGISTER
The register will be reviewed in November 2012 and yearly thereafter.

CONTACTS
ALPHA
Name: Chris Example
Role: Liaison
Email: chris@alpha.example
Phone: +1 555 0100

OMEGA
Name: Dana Example
Email: dana@omega.example
`

export const statement = `To: OGX Security Area
From: XDM Security WG
Subject: Liaison statement on audit events
For action by 15 May 2013

Dear colleagues,
We thank you for your liaison of 3 March 2013. Please review XSP0262 and send comments.

Kind regards,
Alex Example
Chair, XDM Security WG
`

export const prose = `This letter of understanding is made between the Wireless Meter Group ("WMG") and the Utility Data League (UDL) and takes effect on 1 July 2018.
The parties agree to align their data models. WMG will provide its object list to UDL by 30 September 2018. UDL shall publish a mapping in Q1 2019. WMG shares drafts with UDL when they are at least 50 % complete and have passed one internal review.
They will review this arrangement annually. Contact: Uli Example (WMG), uli@wmg.example, and Val Example (UDL), val@udl.example.
Approved by the WMG Steering Committee, Resolution 07/19, on 15 June 2018 and by the UDL Board on 20 June 2018.
`

export const plan = `Website relaunch plan
Scope
Move the company site to a new system.
Milestones
- Design done - Q1 2020
- Launch - Q2 2020
Contacts
Max Example, max@firm.example
`

export const reference = `TERMS OF REFERENCE
Joint Task Force on Sensor Metadata
International Sensor Union (ISU) and Open Metadata Group (OMG-X)

Revision 2, 14 May 2019

1. Background and purpose
The ISU and the OMG-X recognise overlapping work on sensor metadata.

2. Scope of work
a) Align terminology
b) Avoid duplication of standards

3. Deliverables and timeline
   i. Terminology report (Q4 2019)
  ii. Mapping tables (mid-2020)
 iii. Joint standard - by end of 2021

4. Working arrangements
4.1. The task force shall meet monthly by teleconference.
4.2. Drafts shall not be sent to the other organisation before they are 80 % complete.
4.3. Each organisation retains copyright in its contributions.

5. Membership
ISU: Ann Sample (co-chair), ann@isu.example
OMG-X: Bob Sample (co-chair), bob@omgx.example; Cy Sample, cy@omgx.example

6. Review of these terms
These terms of reference will be reviewed in May 2020 and every 12 months thereafter.

7. Approval
Approved by the ISU Council, Decision 2019/14, 2 May 2019.
Approved by the OMG-X Board on 10 May 2019.
`

export const charter = `Liaison Charter: TM Commons <-> Open Ledger Alliance

Organizations
* TM Commons (TMC) - telecom management
* Open Ledger Alliance (OLA) - distributed ledgers

Mission of the liaison
Keep both sides informed.

Joint deliverables
* White paper "Ledgers in Telecom" [TMC lead], due 30 June 2022
* PoC demo at Digital Week, 5-7 Oct 2022
* API profile, version 1.0: delivery TBD
* Survey of members started in March 2021, report by Q3 2022

Ongoing
* Monthly exchange of roadmaps

Next review: 15 January 2023

Liaison officers:
TMC - Dee Sample <dee@tmc.example>
OLA - Eve Sample <eve@ola.example>, +44 1632 960000
`

export const divided = ` Work Register 

Background

Green Building Data Initiative (GBDI) is a two-year-old forum. buildingFORMAT International (bFI) publishes the BFX standard.

Work Items

The GBDI Profiles WG and the bFI Model Support Group will produce an energy profile of BFX. A first draft
is expected in 2H2015. The final profile is expected in 2Q2016.

bFI will review the GBDI vocabulary (3Q2015).

GBDI shall translate the guide - date to be confirmed

Register Review

Reviewed annually by both boards.

Points of Contact

GBDI - Fay Sample - Executive Director - fay@gbdi.example
bFI - Gus Sample - Technical Director - gus@bfi.example
bfi-liaison@bfi.example

Approvals

This register was approved by the GBDI Steering Committee on 4 May 2015.
bFI approval is expected in June 2015.
`

export const numbered = `XDMT AND SNIA ALLIANCE PARTNER WORK REGISTER
Version 1.3
Date: 10/05/2009

1.0 Alliance Organizations
Shelf Numbering Industry Association (SNIA)
Xenial Device Management Team, Inc. (XDMT)

2.0 Benefits
Common models.

3.0 Milestones
3.1 SNX 1.5 alignment ........ 4Q2009
3.2 XIM schema change requests submitted to XDMT ........ 1Q2010
3.3 Joint plugfest, range 2010-06-24 - 2010-06-21

4.0 Ongoing Activities
4.1 SNIA participates in the XDMT Storage Profile WG.
4.2 Cross-promotion at conferences.

5.0 Review
Every six months.

6.0 Contacts
SNIA: Hal Sample (hal@snia.example), Ida Sample (ida@snia.example)
XDMT: VP Alliances, vp-alliances@xdmt.example

7.0 Corresponding SNIA Work Register
To be published.
`

export const signatures = `Memorandum of Understanding

between the

Telematics Institute of Europa (TIE)

and the

Global Fieldbus Alliance (GFA)

Article 1 - Purpose
The purpose of this MoU is to set out the cooperation of TIE and GFA on industrial
networks.

Article 2 - Joint work
The parties will produce:
 o a common terminology (first quarter of 2014);
 o conformance tests, start date + 9 months.

Article 3 - Duration and review
This MoU enters into force on 1 October 2013 and will be reviewed approximately once per year.

Article 4 - Contact persons
For TIE: Fay Sample, Director General, dg@tie.example
For GFA: Gil Sample, Liaison Manager <gil@gfa.example>

Signed for TIE: 20 September 2013, Fay Sample, Director General
Signed for GFA: ______________________
`

export const inOneLine =
  'W3X Device API WG / OMX DCAP liaison work plan. Version: 2. Date initiated: 2011-12-15. Background: The two groups work on device APIs. Milestones: Contacts API review by OMX DCAP (Q4/2011). Messaging API, joint draft, by 11/30/2012. Calendar API: TBD. Review Date: The plan is reviewed yearly. Contacts: OMX DCAP: Ida Sample, ida@omx.example'

export const listed = `Register of joint work of NSO/IXC JTC 1/SC 38 and ITX-T Study Group 13

Date: 15/03/2016   Version 3.0

Parties to this register:
NSO/IXC JTC 1/SC 38 (SC 38)
ITX-T Study Group 13 (SG13)

Joint work items
 Cloud vocabulary, second edition; CD ballot 2016-12-05 - 2016-12-09
 Reference architecture (Resolution 07/19) - late 2016
 Data flow taxonomy, coincident with the next plenary

Standing activities
 Cross-attendance at plenaries
 Joint mailing list

Review of the register: once, then decide, in November 2016.

Liaison officers
SC 38: Jo Sample, jo.sample@sc38.example
SG13: Ka Sample, ka@sg13.example

Adopted by SC 38 (Resolution 2016-03-04) on 18 March 2016. Q14/15 was consulted.
`
