/** Documents as the bodies of this field write them, each with what a careful secretary reads from it. The bodies are called as real ones are, for the sake of their slashes and numbers; agreements, people and addresses are made up. */

export interface Sample {
  readonly name: string
  readonly text: string
  /** One line for each thing, by the line of the text it stands in. */
  readonly says: readonly string[]
}

export const samples: readonly Sample[] = [
  {
    name: 'targets that were revised, and what was done',
    text: `LIAISON WORK PLAN

3GPP SA5 and TM Forum

Version 4 (12 January 2022)

1 Introduction
3GPP SA5 and TM Forum coordinate their work on intent and autonomous networks.

2 Work items

| No | Work item | Original target | Revised target | Actual | Lead |
|----|-----------|-----------------|----------------|--------|------|
| 1 | Intent terminology | Q1 2022 | Q2 2022 | | TM Forum |
| 2 | Mapping of intent APIs | 2022-06 | | | 3GPP SA5 |
| 3 | Joint workshop report | Q3 2021 | Q4 2021 | 14 December 2021 | both |
| 4 | Closed-loop use cases | TBD | | | 3GPP SA5 |

3 Periodic review
The plan is looked at every six months.

4 Contacts
3GPP SA5: Zou Exempel, SA5 Chair, sa5-chair@3gpp.example
TM Forum: Dave Sample, Head of Collaboration, dave@tmf.example
`,
    says: [
      'LIAISON WORK PLAN 3GPP SA5 and TM Forum; version 4; since -',
      'between 3GPP SA5 and TM Forum',
      '14 milestone: Intent terminology (Original target: Q1 2022) | Q2 2022 (2022-06-30) | TM Forum',
      '15 milestone: Mapping of intent APIs | 2022-06 (2022-06-30) | 3GPP SA5',
      '16 milestone: Joint workshop report (Original target: Q3 2021; Actual: 14 December 2021) | Q4 2021 (2021-12-31) | 3GPP SA5 TM Forum',
      '17 milestone: Closed-loop use cases | TBD (open) | 3GPP SA5',
      '20 review: - (open), 6 months',
      '23 contact: 3GPP SA5, Zou Exempel, SA5 Chair, sa5-chair@3gpp.example',
      '24 contact: TM Forum, Dave Sample, Head of Collaboration, dave@tmf.example',
    ],
  },
  {
    name: 'a start and an end, a slash in a name, undertakings without a heading',
    text: `Cooperation Agreement between CEN/CENELEC and ETSI on smart grids

Date: 3 June 2013

The Parties shall:
a) exchange work programmes twice a year;
b) invite each other's observers to meetings of common interest;
c) refrain from duplicating published standards.

Activities and schedule

Task | Start | End | Responsible
Set of standards, first edition | 1Q2013 | 4Q2014 | CEN/CENELEC
Gap report | June 2013 | November 2013 | ETSI
Use case repository | 2014 | 2015 | CEN/CENELEC, ETSI

Maintenance of this agreement
The Presidents' Group reviews the agreement every 2 years.

Signatories
For CEN/CENELEC: Elsa Exemple, Director General, 3 June 2013
For ETSI: Luis Sample, Director-General, 5 June 2013
`,
    says: [
      'Cooperation Agreement between CEN/CENELEC and ETSI on smart grids; version -; since 2013-06-03',
      'between CEN/CENELEC and ETSI',
      '6 term a: exchange work programmes twice a year;',
      "7 term b: invite each other's observers to meetings of common interest",
      '8 term c: refrain from duplicating published standards.',
      '13 milestone: Set of standards, first edition (Start: 1Q2013) | 4Q2014 (2014-12-31) | CEN/CENELEC',
      '14 milestone: Gap report (Start: June 2013) | November 2013 (2013-11-30) | ETSI',
      '15 milestone: Use case repository (Start: 2014) | 2015 (2015-12-31) | CEN/CENELEC ETSI',
      '18 review: - (open), 24 months',
      '21 approval: CEN/CENELEC, -, -, 2013-06-03',
      '22 approval: ETSI, -, -, 2013-06-05',
    ],
  },
  {
    name: 'a liaison of category A with a joint committee',
    text: `Category A Liaison Agreement
ISO/IEC JTC 1/SC 38 and Open Grid Forum

Effective date: 2014-11-03

1. Liaison organization
   Open Grid Forum (OGF)
2. Committee
   ISO/IEC JTC 1/SC 38, Cloud computing and distributed platforms
3. Purpose of the liaison
   OGF contributes to the work of SC 38 on interoperability and portability.
4. Obligations
   4.1 OGF shall nominate a liaison representative.
   4.2 SC 38 shall give OGF access to its working documents.
   4.3 OGF documents shared with SC 38 shall be at least 75 per cent complete.
5. Planned contributions
   5.1 Comments on CD 19941 by 15 January 2015
   5.2 OCCI 1.2 as a PAS submission, mid-2015
   5.3 Participation in the September 2015 plenary
6. Review of liaison status
   Every two years, at the September plenary (next: September 2016)
7. Representatives
   OGF: Alan Muster, liaison@ogf.example
   SC 38: the Committee Manager, sc38-secretary@iso.example
`,
    says: [
      'Category A Liaison Agreement ISO/IEC JTC 1/SC 38 and Open Grid Forum; version -; since 2014-11-03',
      'between ISO/IEC JTC 1/SC 38 and OGF',
      '13 term 4.1: OGF shall nominate a liaison representative.',
      '14 term 4.2: SC 38 shall give OGF access to its working documents.',
      '15 term 4.3: OGF documents shared with SC 38 shall be at least 75 per cen',
      '15 gate OGF to ISO/IEC JTC 1/SC 38: 75 %, null reviews',
      '17 milestone: Comments on CD 19941 by 15 January 2015 | 15 January 2015 (2015-01-15) | ',
      '18 milestone: OCCI 1.2 as a PAS submission | mid-2015 (2015-08-31) | ',
      '19 milestone: Participation in the September 2015 plenary | September 2015 (2015-09-30) | ',
      '21 review: September 2016 (2016-09-30), 24 months',
      '23 contact: OGF, Alan Muster, -, liaison@ogf.example',
      '24 contact: ISO/IEC JTC 1/SC 38, the Committee Manager, -, sc38-secretary@iso.example',
    ],
  },
  {
    name: 'seasons and parts of years',
    text: `Khronos / OGC Joint Work Register
Version 0.2

Milestones
* Draft mapping of 3D Tiles to glTF – Autumn 2023
* Khronos to publish the extension, fall 2022
* OGC review of the extension (by the end of the 2nd quarter of 2023)
* Reference viewer: mid-2024
* Test suite – early Q3 2023
* Joint press release – end of May
* Conformance programme by the beginning of 2025
* Workshop at the spring members' meeting, 12-14 April 2023

Review
In summer 2024.

Contacts
Khronos: Neil Sample (neil@khronos.example)
OGC: Scott Muster (scott@ogc.example)
`,
    says: [
      'Khronos / OGC Joint Work Register; version 0.2; since -',
      'between Khronos and OGC',
      '5 milestone: Draft mapping of 3D Tiles to glTF | Autumn 2023 (open) | ',
      '6 milestone: Khronos to publish the extension | fall 2022 (open) | Khronos',
      '7 milestone: OGC review of the extension | by the end of the 2nd quarter of 2023 (2023-06-30) | OGC',
      '8 milestone: Reference viewer | mid-2024 (2024-08-31) | ',
      '9 milestone: Test suite | early Q3 2023 (2023-09-30) | ',
      '10 milestone: Joint press release | end of May (open) | ',
      '11 milestone: Conformance programme by the beginning of 2025 | beginning of 2025 (open) | ',
      "12 milestone: Workshop at the spring members' meeting | 12-14 April 2023 (2023-04-14) | ",
      '15 review: summer 2024 (open), - months',
      '18 contact: Khronos, Neil Sample, -, neil@khronos.example',
      '19 contact: OGC, Scott Muster, -, scott@ogc.example',
      '5 look: “Autumn 2023” is no date: a season is not the same months everywhere: set the date by hand.',
      '6 look: “fall 2022” is no date: a season is not the same months everywhere: set the date by hand.',
      '10 look: “end of May” is no date: its year is not said: set the date by hand.',
      '11 look: “beginning of 2025” is no date: how much of the year that is, is not said: set the date by hand.',
      '15 look: “summer 2024” is no date: a season is not the same months everywhere: set the date by hand.',
    ],
  },
  {
    name: 'pages of a PDF with their titles, numbers and broken words',
    text: `OASIS and W3C: Memorandum of Understanding                    12 May 2010

             Memorandum of Understanding
                 between OASIS and W3C

1   Background

OASIS and W3C develop open standards for the web and for structured infor-
mation. Both wish to avoid conflicting specifications.

2   Terms

2.1 OASIS will notify W3C of new technical committees whose charter over-
    laps with the work of a W3C working group.
2.2 W3C will notify OASIS of new charters within ten working days.

Page 1 of 2
OASIS and W3C: Memorandum of Understanding                    12 May 2010

3   Milestones

3.1 Joint glossary of terms for web services, published as a Note by W3C
    no later than 30 September 2010.
3.2 OASIS to submit the interoperability profile for public review
    (1Q2011).

4   Review

The liaisons of both bodies review this memorandum in January 2011 and once
a year thereafter.

5   Liaisons

OASIS: Carol Sample, carol@oasis.example
W3C: Philippe Exemple, ph@w3c.example

Page 2 of 2
`,
    says: [
      'Memorandum of Understanding between OASIS and W3C; version -; since -',
      'between OASIS and W3C',
      '13 term 2.1: OASIS will notify W3C of new technical committees whose char',
      '15 term 2.2: W3C will notify OASIS of new charters within ten working day',
      '22 milestone: Joint glossary of terms for web services, published as a Note by W3C no later th | 30 September 2010 (2010-09-30) | W3C',
      '24 milestone: OASIS to submit the interoperability profile for public review. | 1Q2011 (2011-03-31) | OASIS',
      '29 review: January 2011 (2011-01-31), 12 months',
      '34 contact: OASIS, Carol Sample, -, carol@oasis.example',
      '35 contact: W3C, Philippe Exemple, -, ph@w3c.example',
    ],
  },
  {
    name: 'one paragraph, several contacts',
    text: `Work Register between the Open Mobile Alliance (OMA) and the GSM Association (GSMA) Version: 1.1 Date Initiated: 2012-02-20 Background: OMA defines service enablers; GSMA represents operators. Scope: Rich communication and network APIs. Milestones: 1. OMA to publish RCS API profile (2Q2012). 2. GSMA to run interoperability tests by 30 November 2012. 3. Joint white paper - T+3 months. Ongoing activities: a. Exchange of liaison statements. b. Shared test calendar. Review: The register is reviewed twice a year, first on 1 September 2012. Points of contact: OMA: Jane Roe (chair), John Doe <john@oma.example>; GSMA: Ann Muster, API lead <ann@gsma.example>. Approved by the OMA Board of Directors on 15 February 2012 (Resolution 2012-02-03).
`,
    says: [
      'Work Register between the Open Mobile Alliance (OMA) and the GSM Association (GSMA); version 1.1; since 2012-02-20',
      'between OMA and GSMA',
      '1 milestone: OMA to publish RCS API profile. | 2Q2012 (2012-06-30) | OMA',
      '1 milestone: GSMA to run interoperability tests by 30 November 2012. | 30 November 2012 (2012-11-30) | GSMA',
      '1 milestone: Joint white paper | T+3 months (open) | ',
      '1 activity: Exchange of liaison statements.',
      '1 activity: Shared test calendar.',
      '1 review: 1 September 2012 (2012-09-01), 6 months',
      '1 contact: OMA, Jane Roe, chair, -',
      '1 contact: OMA, John Doe, -, john@oma.example',
      '1 contact: GSMA, Ann Muster, API lead, ann@gsma.example',
      '1 approval: OMA, OMA Board of Directors, 2012-02-03, 2012-02-15',
    ],
  },
  {
    name: 'a table whose cells stand in lines of their own',
    text: `<h1>Liaison Charter: NIST and the Cloud Standards Alliance (CSA)</h1>
<p>Version 1.3, effective 4 January 2014</p>
<h2>Purpose</h2>
<p>NIST and CSA align their cloud security reference models.</p>
<h2>Deliverables</h2>
<table border="1">
<tr>
<th>Deliverable</th>
<th>Lead</th>
<th>Planned</th>
<th>Revised</th>
</tr>
<tr>
<td>Mapping of controls</td>
<td>CSA</td>
<td>1Q2014</td>
<td>2Q2014</td>
</tr>
<tr>
<td>Joint glossary</td>
<td>NIST</td>
<td>3Q2014</td>
<td></td>
</tr>
</table>
<h2>Contacts</h2>
<ul>
<li>NIST: Mike Sample, <a href="mailto:mike@nist.example">mike@nist.example</a></li>
<li>CSA: Lena Muster, <a href="mailto:lena@csa.example">lena@csa.example</a></li>
</ul>
<h2>Review</h2>
<p>Reviewed annually in March.</p>
`,
    says: [
      'Liaison Charter: NIST and the Cloud Standards Alliance (CSA); version 1.3; since 2014-01-04',
      'between NIST and CSA',
      '13 milestone: Mapping of controls (Planned: 1Q2014) | 2Q2014 (2014-06-30) | CSA',
      '19 milestone: Joint glossary | 3Q2014 (2014-09-30) | NIST',
      '32 review: March (open), 12 months',
      '28 contact: NIST, Mike Sample, -, mike@nist.example',
      '29 contact: CSA, Lena Muster, -, lena@csa.example',
      '32 look: “March” is no date: its year is not said: set the date by hand.',
    ],
  },
  {
    name: 'groups of organisations, and headings in plain words',
    text: `Terms of reference for the cooperation of the OCCI-WG of OGF and the CMWG of DMTF

Started: May 2011

What we want to reach
A rendering of OCCI over CIMI.

What each side does
- The OCCI-WG of OGF will send its HTTP rendering to CMWG by the end of August 2011.
- CMWG will answer within six weeks.
- Both will demonstrate a prototype at SC11 (14 - 17 November 2011).

How often we look at this
After SC11, then yearly.

Who to ask
OCCI-WG: Thijs Beispiel, occi-chair@ogf.example
CMWG: Winston Sample, cmwg-chair@dmtf.example
`,
    says: [
      'Terms of reference for the cooperation of the OCCI-WG of OGF and the CMWG of DMTF; version -; since 2011-05-01',
      'between OGF OCCI-WG and DMTF CMWG',
      '9 milestone: The OCCI-WG of OGF will send its HTTP rendering to CMWG by the end of August 201 | by the end of August 2011 (2011-08-31) | OGF OCCI-WG',
      '10 milestone: CMWG will answer within six weeks. | within six weeks (open) | DMTF CMWG',
      '11 milestone: Both will demonstrate a prototype at SC11. | 14 - 17 November 2011 (2011-11-17) | OGF OCCI-WG DMTF CMWG',
      '14 review: - (open), 12 months',
      '17 contact: OGF OCCI-WG, Thijs Beispiel, -, occi-chair@ogf.example',
      '18 contact: DMTF CMWG, Winston Sample, -, cmwg-chair@dmtf.example',
    ],
  },
  {
    name: 'narrow columns',
    text: `IEEE 1934 / OpenFog Joint Work Plan

Parties:
  IEEE Standards Association (IEEE SA)
  OpenFog Consortium (OFC)

Work plan:

  Item                             Due          Owner
  ------------------------------   ----------   -------
  Adopt reference architecture     2018-06-14   IEEE SA
  Publish testbed report           2018-09      OFC
  Joint certification concept      TBD          IEEE SA
  Amendment 1                      late 2019    OFC

Recurring activities:
  Monthly call of the chairs
  Newsletter article

Review date: 2019-01-15, then every 12 months.

Contacts:
  IEEE SA   John Sample    john@ieee.example    +1 555 0100
  OFC       Helder Muster  helder@ofc.example   +1 555 0101
`,
    says: [
      'IEEE 1934 / OpenFog Joint Work Plan; version -; since -',
      'between IEEE SA and OFC',
      '11 milestone: Adopt reference architecture | 2018-06-14 (2018-06-14) | IEEE SA',
      '12 milestone: Publish testbed report | 2018-09 (2018-09-30) | OFC',
      '13 milestone: Joint certification concept | TBD (open) | IEEE SA',
      '14 milestone: Amendment 1 | late 2019 (2019-12-31) | OFC',
      '17 activity: Monthly call of the chairs',
      '18 activity: Newsletter article',
      '20 review: 2019-01-15 (2019-01-15), 12 months',
      '23 contact: IEEE SA, John Sample, -, john@ieee.example',
      '24 contact: OFC, Helder Muster, -, helder@ofc.example',
    ],
  },
  {
    name: 'rows by semicolons',
    text: `MoU: European Telecom Forum (ETF) and Global Device Council (GDC)

Milestones
Milestone;Due date;Responsible party
Device profile draft;30.06.2015;GDC
Network profile draft;30.09.2015;ETF
Joint test event;12.-14.10.2015;ETF, GDC

Contacts
Name;Organisation;E-mail
Eva Muster;ETF;eva@etf.example
Igor Sample;GDC;igor@gdc.example

Review
once per year
`,
    says: [
      'MoU: European Telecom Forum (ETF) and Global Device Council (GDC); version -; since -',
      'between ETF and GDC',
      '5 milestone: Device profile draft | 30.06.2015 (2015-06-30) | GDC',
      '6 milestone: Network profile draft | 30.09.2015 (2015-09-30) | ETF',
      '7 milestone: Joint test event | 12.-14.10.2015 (2015-10-14) | ETF GDC',
      '15 review: - (open), 12 months',
      '11 contact: ETF, Eva Muster, -, eva@etf.example',
      '12 contact: GDC, Igor Sample, -, igor@gdc.example',
    ],
  },
  {
    name: 'glyphs, odd blanks and odd hyphens',
    text: '\ufeffAlliance Work Re\u00adgister\r\nSNIA\u00a0and\u00a0DMTF\r\n\r\nVersion:\u00a02.0\r\nDate Initiated: June 1,\u00a02010\r\n\r\nMilestones\u200b\r\n\uf0b7\tSNIA to deliver CDMI mapping\u00a0– 4Q2010\r\n\uf0b7\tDMTF to publish CIM 2.28\u00a0(December 2010)\r\n\uf0a7\u00a0Joint demo at SDC, 20–23 September 2010\r\n\r\nOn\u2011going\u00a0activities\r\n\uf0b7\tExchange of drafts\r\n\r\nReview\r\nQuarterly.\r\n\r\nContacts\r\nSNIA:\u00a0Wayne Sample, wayne@snia.example\r\nDMTF:\u00a0Mark Muster, mark@dmtf.example\r\n',
    says: [
      'Alliance Work Register SNIA and DMTF; version 2.0; since 2010-06-01',
      'between SNIA and DMTF',
      '8 milestone: SNIA to deliver CDMI mapping | 4Q2010 (2010-12-31) | SNIA',
      '9 milestone: DMTF to publish CIM 2.28 | December 2010 (2010-12-31) | DMTF',
      '10 milestone: Joint demo at SDC | 20–23 September 2010 (2010-09-23) | ',
      '13 activity: Exchange of drafts',
      '16 review: - (open), 3 months',
      '19 contact: SNIA, Wayne Sample, -, wayne@snia.example',
      '20 contact: DMTF, Mark Muster, -, mark@dmtf.example',
    ],
  },
  {
    name: 'a table cut off at its head',
    text: `| 2 | YANG modules for microwave | Q4 2017 | IETF CCAMP WG |
| 3 | Alignment with ONF TR-532 | Q1 2018 | ONF |
| 4 | Proof of concept, 6 - 9 November 2017 | done | ONF |

## Contacts

**IETF CCAMP WG**
- Daniele Exempel (co-chair) ccamp-chairs@ietf.example

**ONF**
- Giorgio Muster, OTCC lead, giorgio@onf.example

## Review of this joint work pl`,
    says: [
      'no title; version -; since -',
      'between IETF CCAMP WG and ONF',
      '1 milestone: YANG modules for microwave | Q4 2017 (2017-12-31) | IETF CCAMP WG',
      '2 milestone: Alignment with ONF TR-532 | Q1 2018 (2018-03-31) | ONF',
      '3 milestone: Proof of concept, 6 - 9 November 2017 | done (open) | ONF',
      '8 contact: IETF CCAMP WG, Daniele Exempel, co-chair, ccamp-chairs@ietf.example',
      '11 contact: ONF, Giorgio Muster, OTCC lead, giorgio@onf.example',
      '13 look: Nothing stands under this heading.',
    ],
  },
  {
    name: 'milestones that open with their month',
    text: `Joint Charter: IETF NETMOD WG and Broadband Forum (BBF) on YANG coordination
=============================================================================

Chairs: Kent Sample (IETF), Bill Muster (BBF)
Mailing list: yang-coord@ietf.example

Description of the joint work

  The group reviews the YANG modules of the BBF before publication. It does not
  write modules of its own. Documents are exchanged as Internet-Drafts.

Goals and Milestones

  Mar 2017 - BBF sends TR-383 to NETMOD for review
  Jul 2017 - NETMOD returns YANG doctor comments
  Dec 2017 - BBF publishes TR-383
  Done     - Common guidelines for module names
  TBD      - Recharter or close

Review

  Every third IETF meeting; next 16 July 2017
`,
    says: [
      'Joint Charter: IETF NETMOD WG and Broadband Forum (BBF) on YANG coordination; version -; since -',
      'between IETF NETMOD WG and BBF',
      '14 milestone: BBF sends TR-383 to NETMOD for review | Mar 2017 (2017-03-31) | BBF',
      '15 milestone: NETMOD returns YANG doctor comments | Jul 2017 (2017-07-31) | IETF NETMOD WG',
      '16 milestone: BBF publishes TR-383 | Dec 2017 (2017-12-31) | BBF',
      '17 milestone: Common guidelines for module names | Done (open) | ',
      '18 milestone: Recharter or close | TBD (open) | ',
      '22 review: 16 July 2017 (2017-07-16), - months',
      '4 contact: IETF NETMOD WG, Kent Sample, Chairs, -',
      '4 contact: BBF, Bill Muster, Chairs, -',
    ],
  },
  {
    name: 'capitals and no blank line',
    text: `ALLIANCE CHARTER OF OASIS SAF TC AND DMTF CMWG
VERSION 1.1, 2 MAY 2011
PURPOSE
SAF TC and CMWG align symptoms and cloud management events.
MUTUAL BENEFITS
o one event model
o fewer duplicate profiles
DELIVERABLES AND DATES
o SAF TC sends its symptom catalogue to CMWG (06/30/2011)
o CMWG returns comments (2H2011)
o Common profile published no later than 31 March 2012
STANDING ACTIVITIES
o exchange of observers
CONTACT POINTS
SAF TC: Jeff Sample, jeff (at) saf.example
CMWG: Mark Muster, mark (at) cmwg.example
TERM AND REVIEW
The charter is reviewed each year in May and ends when either side says so.
`,
    says: [
      'ALLIANCE CHARTER OF OASIS SAF TC AND DMTF CMWG; version 1.1; since -',
      'between OASIS SAF TC and DMTF CMWG',
      '9 milestone: SAF TC sends its symptom catalogue to CMWG | 06/30/2011 (2011-06-30) | OASIS SAF TC',
      '10 milestone: CMWG returns comments | 2H2011 (2011-12-31) | DMTF CMWG',
      '11 milestone: Common profile published no later than 31 March 2012 | 31 March 2012 (2012-03-31) | ',
      '13 activity: exchange of observers',
      '18 review: May (open), 12 months',
      '15 contact: OASIS SAF TC, Jeff Sample, -, jeff@saf.example',
      '16 contact: DMTF CMWG, Mark Muster, -, mark@cmwg.example',
      '18 look: “May” is no date: its year is not said: set the date by hand.',
    ],
  },
  {
    name: 'offices of those who signed',
    text: `# Memorandum of Understanding between the Object Group (OG) and the Sensor Web Society (SWS)

## 1. Joint work
1. OG publishes a sensor metamodel by 2Q2016.
2. SWS tests it in its plugfest (week of 10 October 2016).

## 2. Intellectual property
Each party keeps the copyright in its own documents. Patents are dealt with under the policy of the body to which a contribution is made.

## 3. Review of the memorandum
The memorandum will be reviewed no later than 1 February 2017.

## 4. Signatures

Signed for OG by Jane Sample, CEO, on 1 February 2016

Signed for SWS by Paul Muster, Chairman of the Board, on 4 February 2016
`,
    says: [
      'Memorandum of Understanding between the Object Group (OG) and the Sensor Web Society (SWS); version -; since -',
      'between OG and SWS',
      '7 term 2: Each party keeps the copyright in its own documents. Patents',
      '4 milestone: OG publishes a sensor metamodel by 2Q2016. | 2Q2016 (2016-06-30) | OG',
      '5 milestone: SWS tests it in its plugfest. | week of 10 October 2016 (2016-10-15) | SWS',
      '11 review: 1 February 2017 (2017-02-01), - months',
      '15 approval: OG, -, -, 2016-02-01',
      '17 approval: SWS, -, -, 2016-02-04',
    ],
  },
  {
    name: 'one promise to a line, dashes and starts',
    text: `# Liaison between the W3C Web Payments WG and EMVCo

*Draft of 3 September 2018*

The W3C Web Payments WG and EMVCo agree to coordinate on secure remote commerce.

### Participants
- **W3C Web Payments WG**: Ian Sample (staff contact), Nick Muster (co-chair)
- **EMVCo**: Bastien Exemple (executive committee)

### Deliverables
1. *Payment handler mapping* -- W3C Web Payments WG, expected Q1 2019
2. *3DS flow diagrams* -- EMVCo, expected by end of 2018
3. *Joint FAQ* -- both, expected date to be determined

### Ongoing
* Monthly task force call (first Monday)

### Confidentiality and IPR
EMVCo drafts shared under this liaison are confidential. W3C deliverables follow the W3C Patent Policy.

### Duration and review
This liaison starts on 1 October 2018, runs for 24 months and is reviewed every six months.
`,
    says: [
      'Liaison between the W3C Web Payments WG and EMVCo; version -; since 2018-10-01',
      'between W3C Web Payments WG and EMVCo',
      '12 milestone: Payment handler mapping -- W3C Web Payments WG | Q1 2019 (2019-03-31) | W3C Web Payments WG',
      '13 milestone: 3DS flow diagrams -- EMVCo | by end of 2018 (2018-12-31) | EMVCo',
      '14 milestone: Joint FAQ -- both, expected date to be determined | to be determined (open) | W3C Web Payments WG EMVCo',
      '17 activity: Monthly task force call (first Monday)',
      '23 review: - (open), 6 months',
      '8 contact: W3C Web Payments WG, Ian Sample, staff contact, -',
      '8 contact: W3C Web Payments WG, Nick Muster, co-chair, -',
      '9 contact: EMVCo, Bastien Exemple, executive committee, -',
    ],
  },
  {
    name: 'dates before, within and behind',
    text: `Cooperation plan GlobalPlatform - FIDO Alliance

Revision 3
Start date: 1st March 2017

A) Planned results
a. By 30 June 2017 GlobalPlatform will publish the TEE configuration.
b. FIDO Alliance will, by 3Q2017 at the latest, add it to its certification programme.
c. A joint webinar takes place on 12 October 2017.
d. Within three months of the webinar: FAQ.
e. Second certification round (2018-02-01 to 2018-03-15).
f. Final report, not later than the end of 2018.

B) Rules
a. Each side bears its own costs.
b. Drafts must not be passed on to third parties.

C) People
GlobalPlatform: Kevin Sample (technical director); kevin@gp.example; Gil Muster, gil@gp.example
FIDO Alliance: Rae Sample - certification director - rae@fido.example

D) Revision of this plan
At the end of each year.
`,
    says: [
      'Cooperation plan GlobalPlatform - FIDO Alliance; version 3; since 2017-03-01',
      'between GlobalPlatform and FIDO Alliance',
      '15 term a: Each side bears its own costs.',
      '16 term b: Drafts must not be passed on to third parties.',
      '7 milestone: By 30 June 2017 GlobalPlatform will publish the TEE configuration. | 30 June 2017 (2017-06-30) | GlobalPlatform',
      '8 milestone: FIDO Alliance will, by 3Q2017 at the latest, add it to its certification program | 3Q2017 (2017-09-30) | FIDO Alliance',
      '9 milestone: A joint webinar takes place on 12 October 2017. | 12 October 2017 (2017-10-12) | ',
      '10 milestone: FAQ. | Within three months of the webinar (open) | ',
      '11 milestone: Second certification round. | 2018-02-01 to 2018-03-15 (2018-03-15) | ',
      '12 milestone: Final report. | the end of 2018 (2018-12-31) | ',
      '23 review: - (open), 12 months',
      '19 contact: GlobalPlatform, Kevin Sample, technical director, kevin@gp.example',
      '19 contact: GlobalPlatform, Gil Muster, -, gil@gp.example',
      '20 contact: FIDO Alliance, Rae Sample, certification director, rae@fido.example',
    ],
  },
  {
    name: 'underlined headings and arrows',
    text: `Hi all, here is the register again as text:

OPC Foundation - FieldComm Group work register v2.0
---------------------------------------------------
Initiated: 3/15/2016

Organizations
-------------
OPC Foundation (OPCF)
FieldComm Group (FCG)

Milestones
----------
[P1] OPCF: information model for process devices, release candidate -> 4Q2016
[P1] FCG: review of release candidate -> 1Q2017
[P2] joint demonstration at ACHEMA -> 11-15 June 2018

Contacts
--------
OPCF  Stefan Muster  stefan@opcf.example
FCG   Ted Sample     ted@fcg.example

Review
------
Every 12 mo`,
    says: [
      'OPC Foundation - FieldComm Group work register; version 2.0; since 2016-03-15',
      'between OPCF and FCG',
      '14 milestone: OPCF: information model for process devices, release candidate | 4Q2016 (2016-12-31) | OPCF | 1',
      '15 milestone: FCG: review of release candidate | 1Q2017 (2017-03-31) | FCG | 1',
      '16 milestone: joint demonstration at ACHEMA | 11-15 June 2018 (2018-06-15) |  | 2',
      '25 review: - (open), - months',
      '20 contact: OPCF, Stefan Muster, -, stefan@opcf.example',
      '21 contact: FCG, Ted Sample, -, ted@fcg.example',
      '25 look: Neither a date nor how often was understood: set the next review by hand.',
    ],
  },
  {
    name: 'a letter of intent',
    text: `Geneva, 12 February 2015

Dear Ms Sample,

Cooperation between the World Sensor Organization (WSO) and the Pan-Asian Metrology Forum (PMF)

With this letter of intent the WSO and the PMF agree as follows:

(a) the PMF shall have observer status in the technical committees of the WSO;
(b) the WSO shall be invited to the General Assembly of the PMF;
(c) both shall publish a common guide to calibration records by 30 June 2016.

The arrangement takes effect on 1 March 2015. It is reviewed after two years, in February 2017.

Contact at WSO: Liv Exemple, Head of Liaison, liv@wso.example
Contact at PMF: Ken Beispiel, Secretary, ken@pmf.example

Yours sincerely,
Olga Muster
Secretary-General, WSO
`,
    says: [
      'Cooperation between the World Sensor Organization (WSO) and the Pan-Asian Metrology Forum (PMF); version -; since 2015-03-01',
      'between WSO and PMF',
      '9 term a: the PMF shall have observer status in the technical committe',
      '10 term b: the WSO shall be invited to the General Assembly of the PMF;',
      '11 term c: both shall publish a common guide to calibration records by ',
      '11 milestone: both shall publish a common guide to calibration records by 30 June 2016. | 30 June 2016 (2016-06-30) | WSO PMF',
      '13 review: February 2017 (2017-02-28), - months',
      '15 contact: WSO, Liv Exemple, Head of Liaison, liv@wso.example',
      '16 contact: PMF, Ken Beispiel, Secretary, ken@pmf.example',
    ],
  },
  {
    name: 'groups with a priority',
    text: `oneM2M and OCF Joint Work Register
Version 1.0 | Date Initiated: 10 May 2017

Parties: oneM2M, Open Connectivity Foundation (OCF)

Milestones / Dates

Interworking (Priority 1)
- Mapping of resource types - 3Q2017
   - oneM2M leads
- Test specification - 1Q2018

Data models (Priority 2)
- Home appliance model: OCF, by end of December 2017
- Vehicle model: oneM2M, 2018

Certification
- no work agreed yet

On-going
- mutual participation in plenaries

Review: yearly, in May.

Contacts: oneM2M - Omar Sample, omar@onem2m.example; OCF - Mina Muster, mina@ocf.example
`,
    says: [
      'oneM2M and OCF Joint Work Register; version 1.0; since 2017-05-10',
      'between oneM2M and OCF',
      '9 milestone: Mapping of resource types oneM2M leads | 3Q2017 (2017-09-30) | oneM2M | Interworking | 1',
      '11 milestone: Test specification | 1Q2018 (2018-03-31) |  | Interworking | 1',
      '14 milestone: Home appliance model: OCF | by end of December 2017 (2017-12-31) | OCF | Data models | 2',
      '15 milestone: Vehicle model: oneM2M | 2018 (2018-12-31) | oneM2M | Data models | 2',
      '18 milestone: no work agreed yet |  (open) |  | Certification',
      '21 activity: mutual participation in plenaries',
      '23 review: May (open), 12 months',
      '25 contact: oneM2M, Omar Sample, -, omar@onem2m.example',
      '25 contact: OCF, Mina Muster, -, mina@ocf.example',
      '23 look: “May” is no date: its year is not said: set the date by hand.',
    ],
  },
  {
    name: 'articles over two lines',
    text: `AGREEMENT ON TECHNICAL COOPERATION
between
the European Committee for Electrical Examples (CEEX)
and
the International Wiring Union (IWU)

ARTICLE 1
Scope
This agreement covers low-voltage connectors.

ARTICLE 2
Commitments
CEEX and IWU shall:
• exchange their work programmes in January and July;
• nominate a liaison officer each.

ARTICLE 3
Work plan
Deliverable A: connector vocabulary. Due: 31.03.2014. Lead: IWU.
Deliverable B: test methods. Due: 4Q2014. Lead: CEEX.

ARTICLE 4
Final provisions
4.1 This agreement enters into force on 1 January 2014.
4.2 It shall be reviewed every three years.

For CEEX: Tove Exemple, Director General      For IWU: Ravi Sample, President
Date: 2 December 2013                          Date: 9 December 2013
`,
    says: [
      'AGREEMENT ON TECHNICAL COOPERATION between the European Committee for Electrical Examples (CEEX) and the International Wiring Union (IWU); version -; since 2014-01-01',
      'between CEEX and IWU',
      '14 term : exchange their work programmes in January and July;',
      '15 term : nominate a liaison officer each.',
      '24 term 4.1: This agreement enters into force on 1 January 2014.',
      '25 term 4.2: It shall be reviewed every three years.',
      '19 milestone: Deliverable A: connector vocabulary. Lead: IWU. | 31.03.2014 (2014-03-31) | IWU',
      '20 milestone: Deliverable B: test methods. Lead: CEEX. | 4Q2014 (2014-12-31) | CEEX',
      '25 review: - (open), 36 months',
      '28 approval: CEEX, -, -, 2013-12-02',
      '28 approval: IWU, -, -, 2013-12-09',
    ],
  },
  {
    name: 'capital letters for items',
    text: `LIAISON AGREEMENT BETWEEN THE OPEN MOBILE ALLIANCE AND ETSI TC M2M

Agreed: 17 September 2011

I.   Introduction

The Open Mobile Alliance (OMA) and ETSI TC M2M both work on device management.

II.  Principles

     1. Each organization remains responsible for its own specifications.
     2. Documents marked as confidential shall not be forwarded.
     3. Draft specifications shall be exchanged after one internal review.

III. Planned deliverables and due dates

     A. OMA: DM gateway requirements (end of November 2011)
     B. ETSI TC M2M: TS 102 921 v1.2, 1Q2012
     C. Common test descriptions, T0 + 6 months
     D. Joint TestFest, tentatively 23.04.2012 - 27.04.2012

IV.  Contact persons

     For OMA: Ms. Gabriele Muster, Chair of the DM Working Group
              e-mail: gm@oma.example
     For ETSI TC M2M: Mr. Enrico Exempel, Vice-Chair
              e-mail: enrico@etsi.example

V.   Duration, review and termination

     This agreement is reviewed every eighteen months. Either side may terminate
     it with three months' notice.
`,
    says: [
      'LIAISON AGREEMENT BETWEEN THE OPEN MOBILE ALLIANCE AND ETSI TC M2M; version -; since -',
      'between OMA and ETSI TC M2M',
      '11 term 1: Each organization remains responsible for its own specificat',
      '12 term 2: Documents marked as confidential shall not be forwarded.',
      '13 term 3: Draft specifications shall be exchanged after one internal r',
      '13 gate OMA to ETSI TC M2M: null %, 1 reviews',
      '13 gate ETSI TC M2M to OMA: null %, 1 reviews',
      '17 milestone: OMA: DM gateway requirements | end of November 2011 (2011-11-30) | OMA',
      '18 milestone: ETSI TC M2M: TS 102 921 v1.2 | 1Q2012 (2012-03-31) | ETSI TC M2M',
      '19 milestone: Common test descriptions | T0 + 6 months (open) | ',
      '20 milestone: Joint TestFest, tentatively 23.04.2012 - 27.04.2012 | 23.04.2012 - 27.04.2012 (2012-04-27) | ',
      '31 review: - (open), 18 months',
      '24 contact: OMA, Gabriele Muster, Chair of the DM Working Group, gm@oma.example',
      '26 contact: ETSI TC M2M, Enrico Exempel, Vice-Chair, enrico@etsi.example',
    ],
  },
  {
    name: 'a cover with a draft and slashes between columns',
    text: `UN/CEFACT and OASIS Cooperation Agreement on ebXML maintenance
Draft version 0.7 of 30/11/2004

Background
UN/CEFACT and OASIS developed ebXML together.

Work programme
Deliverable (Responsible) / Date
Core components library (UN/CEFACT) / June 2005
Registry 4.0 (OASIS) / 2H2005
CPPA 3.0 (OASIS) / TBD

Responsibilities of the parties
- UN/CEFACT maintains the core components.
- OASIS maintains the messaging, registry and CPPA specifications.

Liaison persons
Ray Sample, UN/CEFACT, Forum Management Group chair <ray@cefact.example>
Patrick Muster, OASIS, President & CEO <patrick@oasis.example>

Yearly review
First review: January 2006.
`,
    says: [
      'UN/CEFACT and OASIS Cooperation Agreement on ebXML maintenance; version 0.7; since -',
      'between UN/CEFACT and OASIS',
      '14 term : UN/CEFACT maintains the core components.',
      '15 term : OASIS maintains the messaging, registry and CPPA specificati',
      '9 milestone: Core components library (UN/CEFACT) | June 2005 (2005-06-30) | UN/CEFACT',
      '10 milestone: Registry 4.0 (OASIS) | 2H2005 (2005-12-31) | OASIS',
      '11 milestone: CPPA 3.0 (OASIS) | TBD (open) | OASIS',
      '22 review: January 2006 (2006-01-31), 12 months',
      '18 contact: UN/CEFACT, Ray Sample, Forum Management Group chair, ray@cefact.example',
      '19 contact: OASIS, Patrick Muster, President & CEO, patrick@oasis.example',
    ],
  },
  {
    name: 'a cover in a table',
    text: `# 5G-ACIA / OPC Foundation: joint work plan

| Field | Value |
|---|---|
| Version | 1.2 |
| Date initiated | 2020-03-02 |
| Parties | 5G-ACIA; OPC Foundation |

## Milestones

| ID | Deliverable | Start date | End date | Status |
|----|-------------|-----------|----------|--------|
| M1 | OPC UA over 5G white paper | 2020-04 | 2020-10 | in progress |
| M2 | Exposure interface profile | Q4 2020 | Q2 2021 | planned |
| M3 | Testbed | 2021 | open | planned |

## Review

| What | When |
|---|---|
| Review of the plan | every quarter, first on 1 July 2020 |

## Contacts

| OPC Foundation | Stefan Muster | stefan@opcf.example |
| 5G-ACIA | Afif Exempel | afif@acia.example |
`,
    says: [
      '5G-ACIA / OPC Foundation: joint work plan; version 1.2; since 2020-03-02',
      'between 5G-ACIA and OPC Foundation',
      '13 milestone: OPC UA over 5G white paper (Start date: 2020-04; Status: in progress) | 2020-10 (2020-10-31) | ',
      '14 milestone: Exposure interface profile (Start date: Q4 2020; Status: planned) | Q2 2021 (2021-06-30) | ',
      '15 milestone: Testbed (Start date: 2021; Status: planned) | open (open) | ',
      '21 review: 1 July 2020 (2020-07-01), 3 months',
      '25 contact: OPC Foundation, Stefan Muster, -, stefan@opcf.example',
      '26 contact: 5G-ACIA, Afif Exempel, -, afif@acia.example',
    ],
  },
  {
    name: 'a contract',
    text: `MEMORANDUM OF UNDERSTANDING

This Memorandum of Understanding ("MoU") is entered into as of May 4, 2009 by and between the Kantara Example Initiative, Inc., a Delaware corporation ("KEI"), and the Internet Society Example ("ISE").

WHEREAS, KEI develops identity assurance frameworks; and
WHEREAS, ISE promotes the open Internet;

NOW, THEREFORE, the parties agree as follows:

1. Cooperation. KEI and ISE shall keep each other informed of relevant activities.
2. Work. KEI shall provide a draft assurance profile to ISE no later than August 31, 2009. ISE shall provide its comments on the draft by the end of September 2009.
3. IPR. Each party shall retain its intellectual property.
4. Term. This MoU shall remain in effect until May 3, 2011 and shall be reviewed by the parties annually.
5. Notices. Notices shall be sent to: KEI: director@kei.example; ISE: liaison@ise.example.

APPROVED BY:
KEI Board of Trustees, Resolution 2009-04-02, April 30, 2009
ISE Board, May 2, 2009
`,
    says: [
      'MEMORANDUM OF UNDERSTANDING; version -; since 2009-05-04',
      'between KEI and ISE',
      '10 term 1: Cooperation. KEI and ISE shall keep each other informed of r',
      '11 term 2: Work. KEI shall provide a draft assurance profile to ISE no ',
      '12 term 3: IPR. Each party shall retain its intellectual property.',
      '13 term 4: Term. This MoU shall remain in effect until May 3, 2011 and ',
      '14 term 5: Notices. Notices shall be sent to: KEI: director@kei.example',
      '11 milestone: KEI shall provide a draft assurance profile to ISE no later than August 31, 2009 | August 31, 2009 (2009-08-31) | KEI',
      '11 milestone: ISE shall provide its comments on the draft by the end of September 2009. | by the end of September 2009 (2009-09-30) | ISE',
      '13 review: - (open), 12 months',
      '14 contact: KEI, -, -, director@kei.example',
      '14 contact: ISE, -, -, liaison@ise.example',
      '17 approval: KEI, KEI Board of Trustees, 2009-04-02, 2009-04-30',
      '18 approval: ISE, ISE Board, -, 2009-05-02',
      '13 look: An end date stands here: make it a review, or a milestone, where reminders are wanted.',
    ],
  },
  {
    name: 'a wiki',
    text: `== Liaison charter: IETF HTTPAPI WG - OpenAPI Initiative (OAI) ==

'''Status:''' active since 2021-02-01
'''Version:''' 1.1

=== Goals ===
* align the description formats

=== Deliverables ===
# media type registration by OAI, Q3 2021
# link relations by HTTPAPI, 2021-12-31
# joint test data, end of 2022

=== Regular activities ===
* monthly sync of the editors

=== People ===
* Darrel Sample (HTTPAPI chair), darrel@httpapi.example
* Ron Muster (OAI TSC), ron@oai.example

=== Next review ===
2022-02-01, yearly after that
`,
    says: [
      'Liaison charter: IETF HTTPAPI WG - OpenAPI Initiative (OAI); version 1.1; since -',
      'between IETF HTTPAPI WG and OAI',
      '10 milestone: media type registration by OAI | Q3 2021 (2021-09-30) | OAI',
      '11 milestone: link relations by HTTPAPI | 2021-12-31 (2021-12-31) | IETF HTTPAPI WG',
      '12 milestone: joint test data | end of 2022 (2022-12-31) | ',
      '15 activity: monthly sync of the editors',
      '22 review: 2022-02-01 (2022-02-01), 12 months',
      '18 contact: IETF HTTPAPI WG, Darrel Sample, HTTPAPI chair, darrel@httpapi.example',
      '19 contact: OAI, Ron Muster, -, ron@oai.example',
    ],
  },
  {
    name: 'a message',
    text: `*Work register FIDO / W3C WebAuthn WG* v0.1
Parties: FIDO Alliance & W3C WebAuthn WG
*Milestones*
• FIDO: CTAP 2.1 review draft – 2Q2020
• W3C WebAuthn WG: Level 2 CR – by 30 Sept 2020
• interop event – week of 5 October 2020
*Review*: every 6 months
*Contacts*: FIDO – Christiaan Sample <christiaan@fido.example>; W3C – Wendy Muster <wendy@w3.example>
`,
    says: [
      'Work register FIDO / W3C WebAuthn WG; version 0.1; since -',
      'between FIDO Alliance and W3C WebAuthn WG',
      '4 milestone: FIDO: CTAP 2.1 review draft | 2Q2020 (2020-06-30) | FIDO Alliance',
      '5 milestone: W3C WebAuthn WG: Level 2 CR | 30 Sept 2020 (2020-09-30) | W3C WebAuthn WG',
      '6 milestone: interop event | week of 5 October 2020 (2020-10-10) | ',
      '7 review: - (open), 6 months',
      '8 contact: FIDO Alliance, Christiaan Sample, -, christiaan@fido.example',
      '8 contact: W3C WebAuthn WG, Wendy Muster, -, wendy@w3.example',
    ],
  },
  {
    name: 'lines under their names',
    text: `Project liaison: GS1 and ISO/IEC JTC 1/SC 31
Partners
   GS1
   ISO/IEC JTC 1/SC 31
Start
   January 2016
Tasks
   EPC tag data alignment        M. Sample (GS1)      30 Jun 2016
   Digital link mapping          T. Muster (SC 31)    31 Dec 2016
   Common glossary               both                 30 Jun 2017
Review
   yearly, in the first quarter
Contact
   GS1: standards@gs1.example
   SC 31: sc31@iso.example
`,
    says: [
      'Project liaison: GS1 and ISO/IEC JTC 1/SC 31; version -; since -',
      'between GS1 and ISO/IEC JTC 1/SC 31',
      '8 milestone: EPC tag data alignment | 30 Jun 2016 (2016-06-30) | GS1',
      '9 milestone: Digital link mapping | 31 Dec 2016 (2016-12-31) | ISO/IEC JTC 1/SC 31',
      '10 milestone: Common glossary | 30 Jun 2017 (2017-06-30) | GS1 ISO/IEC JTC 1/SC 31',
      '12 review: - (open), 12 months',
      '14 contact: GS1, -, -, standards@gs1.example',
      '15 contact: ISO/IEC JTC 1/SC 31, -, -, sc31@iso.example',
    ],
  },
  {
    name: 'four parties',
    text: `Joint Statement of Work
Broadband Forum, ETSI ISG NFV, MEF Forum and TM Forum

Revision: 2.0
Effective: 15 May 2018

Objectives
Common lifecycle management for hybrid networks.

Outputs
  (i) Business requirements: MEF Forum, by July 2018;
 (ii) Resource model: ETSI ISG NFV and Broadband Forum, by October 2018;
(iii) API suite: TM Forum, by 1st quarter 2019;
 (iv) Proof of concept: all parties, mid-2019.

Permanent activities
  Steering call on the first Tuesday of each month.

Approval status
  Broadband Forum: approved 2 May 2018 (Board minute 18-07)
  ETSI ISG NFV: approved at NFV#21, 9 May 2018
  MEF Forum: pending
  TM Forum: approved 11 May 2018

Contacts
  Broadband Forum   David Sample    david@bbf.example
  ETSI ISG NFV      Diego Exempel   diego@etsi.example
  MEF Forum         Pascal Muster   pascal@mef.example
  TM Forum          Dave Beispiel   dave@tmf.example

This statement of work will be revisited in May 2019.
`,
    says: [
      'Joint Statement of Work Broadband Forum, ETSI ISG NFV, MEF Forum and TM Forum; version 2.0; since 2018-05-15',
      'between Broadband Forum and ETSI ISG NFV and MEF Forum and TM Forum',
      '11 milestone: Business requirements: MEF Forum | July 2018 (2018-07-31) | MEF Forum',
      '12 milestone: Resource model: ETSI ISG NFV and Broadband Forum | October 2018 (2018-10-31) | ETSI ISG NFV Broadband Forum',
      '13 milestone: API suite: TM Forum | 1st quarter 2019 (2019-03-31) | TM Forum',
      '14 milestone: Proof of concept: all parties. | mid-2019 (2019-08-31) | Broadband Forum ETSI ISG NFV MEF Forum TM Forum',
      '17 activity: Steering call on the first Tuesday of each month.',
      '31 review: May 2019 (2019-05-31), - months',
      '26 contact: Broadband Forum, David Sample, -, david@bbf.example',
      '27 contact: ETSI ISG NFV, Diego Exempel, -, diego@etsi.example',
      '28 contact: MEF Forum, Pascal Muster, -, pascal@mef.example',
      '29 contact: TM Forum, Dave Beispiel, -, dave@tmf.example',
      '20 approval: Broadband Forum, Board, 18-07, 2018-05-02',
      '21 approval: ETSI ISG NFV, -, -, 2018-05-09',
      '23 approval: TM Forum, -, -, 2018-05-11',
      '31 look: No contact was understood here: add the person or alias by hand.',
    ],
  },
  {
    name: 'numbers with dashes',
    text: `Annex 3 – Mode of co-operation between ISO/TC 204 and CEN/TC 278

1 – Lead
Unless agreed otherwise the lead is with ISO/TC 204.

2 – Work items under joint development
2.1 – EN ISO 17419, enquiry: 2013-05-15 to 2013-10-15
2.2 – EN ISO 24102-3, publication: 2014 Q1
2.3 – CEN ISO/TS 17423, ballot start: November 2013

3 – Rules
3.1 – The secretariats shall exchange ballot results within one week.
3.2 – Comments shall be resolved jointly.

4 – Secretariats
ISO/TC 204: Adrian Sample, tc204@iso.example
CEN/TC 278: Bob Muster, tc278@cen.example

5 – Review of this annex
With each revision of the Vienna Agreement.
`,
    says: [
      'Annex 3 – Mode of co-operation between ISO/TC 204 and CEN/TC 278; version -; since -',
      'between ISO/TC 204 and CEN/TC 278',
      '12 term 3.1: The secretariats shall exchange ballot results within one we',
      '13 term 3.2: Comments shall be resolved jointly.',
      '7 milestone: EN ISO 17419, enquiry | 2013-05-15 to 2013-10-15 (2013-10-15) | ',
      '8 milestone: EN ISO 24102-3 | 2014 Q1 (2014-03-31) | ',
      '9 milestone: CEN ISO/TS 17423, ballot start | November 2013 (2013-11-30) | ',
      '20 review: - (open), - months',
      '16 contact: ISO/TC 204, Adrian Sample, -, tc204@iso.example',
      '17 contact: CEN/TC 278, Bob Muster, -, tc278@cen.example',
      '20 look: Neither a date nor how often was understood: set the next review by hand.',
    ],
  },
  {
    name: 'columns of a baseline and a forecast',
    text: `# Joint work programme of CEN/CENELEC JTC 13 and ENISA

Version: 2.3
Start date: 1 February 2020

## 1 Parties

* CEN/CENELEC JTC 13 (Cybersecurity and data protection)
* European Union Agency for Cybersecurity (ENISA)

## 2 Deliverables

| # | Title | Baseline | Forecast | Responsible |
|:-:|:------|:--------:|:--------:|:------------|
| 1 | Mapping of EUCC requirements | 30/09/2020 | 31/12/2020 | ENISA |
| 2 | EN on cyber resilience | Q2 2021 | - | JTC 13 |
| 3 | Training kit | Spring 2021 | | both |

## 3 Meetings

Plenary each November.

## 4 Duration, review and termination

The programme runs for three years and is reviewed every year in November.

## 5 Contact persons

- JTC 13 Secretary: Martin Muster (<secretary@jtc13.example>)
- ENISA: standardisation@enisa.example
`,
    says: [
      'Joint work programme of CEN/CENELEC JTC 13 and ENISA; version 2.3; since 2020-02-01',
      'between CEN/CENELEC JTC 13 and ENISA',
      '15 milestone: Mapping of EUCC requirements (Baseline: 30/09/2020) | 31/12/2020 (2020-12-31) | ENISA',
      '16 milestone: EN on cyber resilience | Q2 2021 (2021-06-30) | CEN/CENELEC JTC 13',
      '17 milestone: Training kit | Spring 2021 (open) | CEN/CENELEC JTC 13 ENISA',
      '25 review: November (open), 12 months',
      '29 contact: CEN/CENELEC JTC 13, Martin Muster, JTC 13 Secretary, secretary@jtc13.example',
      '30 contact: ENISA, -, -, standardisation@enisa.example',
      '17 look: “Spring 2021” is no date: a season is not the same months everywhere: set the date by hand.',
      '25 look: “November” is no date: its year is not said: set the date by hand.',
    ],
  },
  {
    name: 'a lead below each item',
    text: `WORK REGISTER

1. ORGANISATIONS
a) Health Level Example International ("HLEI")
b) Digital Imaging Example Committee ("DIEC")

2. MAINTENANCE AND REVIEW OF THE REGISTER
The register is maintained by the HLEI secretariat. HLEI and DIEC shall review it at their joint meeting each January.

3. MILESTONES
3.1 Imaging study mapping
    Due: 2Q2014
    Lead: DIEC
3.2 Joint ballot of the mapping
    Due: 4Q2014
    Lead: HLEI
3.3 Connectathon
    Due: TBD
    Lead: both

4. PEOPLE TO CONTACT
HLEI - Liora Sample, Liaison, liora@hlei.example, +1 555 0110
DIEC - Kevin Muster, Secretariat, kevin@diec.example
`,
    says: [
      'WORK REGISTER; version -; since -',
      'between HLEI and DIEC',
      '11 milestone: Imaging study mapping Lead: DIEC | 2Q2014 (2014-06-30) | DIEC',
      '14 milestone: Joint ballot of the mapping Lead: HLEI | 4Q2014 (2014-12-31) | HLEI',
      '17 milestone: Connectathon Lead: both | TBD (open) | HLEI DIEC',
      '8 review: - (open), 12 months',
      '22 contact: HLEI, Liora Sample, Liaison, liora@hlei.example',
      '23 contact: DIEC, Kevin Muster, Secretariat, kevin@diec.example',
    ],
  },
  {
    name: 'stages of a standard in columns',
    text: `Annex B (informative)

Liaison plan ISO/TC 211 - OGC

B.1 General
ISO/TC 211 and OGC have a cooperative agreement since 1998.

B.2 Time table
Project                     NP          CD          DIS         IS
19115-3                     2012-03     2013-01     2014-06     2015-11
19156 revision              2018-05     2019-09     2020-12     2022-Q3

B.3 Review of the plan
Next review: week of 5 December 2016, then twice a year.

B.4 Contact points
ISO/TC 211: Mats Exempel (secretariat) mats@tc211.example
OGC: Denise Sample (staff) denise@ogc.example
`,
    says: [
      'Liaison plan ISO/TC 211 - OGC; version -; since -',
      'between ISO/TC 211 and OGC',
      '10 milestone: 19115-3 (NP: 2012-03; CD: 2013-01; DIS: 2014-06) | 2015-11 (2015-11-30) | ',
      '11 milestone: 19156 revision (NP: 2018-05; CD: 2019-09; DIS: 2020-12) | 2022-Q3 (2022-09-30) | ',
      '14 review: week of 5 December 2016 (2016-12-10), 6 months',
      '17 contact: ISO/TC 211, Mats Exempel, secretariat, mats@tc211.example',
      '18 contact: OGC, Denise Sample, staff, denise@ogc.example',
    ],
  },
  {
    name: 'sections over two lines, a name in small letters',
    text: `Collaboration Agreement
between
LoRa Alliance
and
oneM2M Partnership Project

Effective as of July 1st, 2021.

Section 1
Purpose
To interwork LPWAN devices with the common service layer.

Section 2
Responsibilities
2.1 LoRa Alliance will provide its application layer specifications.
2.2 oneM2M Partnership Project will keep them confidential until publication.

Section 3
Projects and target dates
3.1 Interworking proxy entity (TS-0040) ........ Dec. 2021
3.2 Plugtest ........ summer 2022
3.3 Certification guidelines ........ no later than 15 Nov. 2022

Section 4
Periodic review
At least once every 12 months.

Section 5
Notices
For LoRa Alliance: Donna Sample, donna@lora.example
For oneM2M: Roland Exempel, roland@onem2m.example
`,
    says: [
      'Collaboration Agreement between LoRa Alliance and oneM2M Partnership Project; version -; since 2021-07-01',
      'between LoRa Alliance and oneM2M Partnership Project',
      '15 term 2.1: LoRa Alliance will provide its application layer specificati',
      '16 term 2.2: oneM2M Partnership Project will keep them confidential until',
      '20 milestone: Interworking proxy entity (TS-0040) | Dec. 2021 (2021-12-31) | ',
      '21 milestone: Plugtest | summer 2022 (open) | ',
      '22 milestone: Certification guidelines | 15 Nov. 2022 (2022-11-15) | ',
      '26 review: - (open), 12 months',
      '30 contact: LoRa Alliance, Donna Sample, -, donna@lora.example',
      '31 contact: oneM2M Partnership Project, Roland Exempel, -, roland@onem2m.example',
      '21 look: “summer 2022” is no date: a season is not the same months everywhere: set the date by hand.',
    ],
  },
  {
    name: 'a press release',
    text: `Press release
OASIS and OMG Announce Collaboration

BOSTON, 3 March 2010 - OASIS and OMG today announced that they will work together on business process standards. A joint white paper will be published by the end of June 2010.

About OASIS
OASIS is a consortium.

Press contact: press@oasis.example
`,
    says: ['no register'],
  },
]
