/** The words of the field: what agreements between standards bodies are called, and how their sections are headed. */
import type { SectionKind } from '../model.js'

/** Kinds told apart inside; `outerKind` gives those of the machine form. */
export type InnerKind = SectionKind | 'parties' | 'schedule' | 'ipr' | 'contents' | 'dependencies'

export function outerKind(kind: InnerKind): SectionKind {
  if (kind === 'schedule') return 'milestones'
  if (kind === 'ipr') return 'terms'
  return kind === 'parties' || kind === 'contents' || kind === 'dependencies' ? 'other' : kind
}

const bond = String.raw`(?:co-?operation|collaboration|partnership|alliance|co-?ordination|liaison|joint(?:\s+(?:work(?:ing)?|development|standardi[sz]ation))?)`
/** Names of documents that can only be an agreement between bodies. */
export const AGREEMENT = new RegExp(
  String.raw`\b(?:(?:alliance\s+|joint\s+)?work(?:ing)?\s+register|memorand(?:um|a)\s+of\s+(?:understanding|agreement|co-?operation|collaboration)|mo[ua]s?|${bond}\s+(?:work\s+)?(?:agreement|charter|register|plan|programme|program|arrangement|framework|protocol|memorandum)|co-?operative\s+(?:work(?:ing)?\s+)?(?:agreement|arrangement|relationship)|(?:bi|tri|multi)(?:lateral|partite)\s+(?:agreement|arrangement|memorandum)|exchange\s+of\s+letters|agreement\s+(?:on|for)\s+(?:\w+\s+)?(?:co-?operation|collaboration|co-?ordination|liaison)|liaison\s+between|letter\s+agreement|letter\s+of\s+(?:intent|understanding|agreement|co-?operation|collaboration)|(?:liaison\s+(?:task\s+force|group|relationship)\s+(?:charter|agreement|plan))|(?:statement|charter|plan|programme|agreement|register|framework)\s+of\s+(?:co-?operation|collaboration|partnership)|joint\s+statement\s+of\s+work|joint\s+work\s+(?:of|between))\b`,
  'i',
)
/** Names of documents that may be one, where two parties are named. */
export const MAYBE_AGREEMENT =
  /\b(?:terms of reference|charter|work ?plan|roadmap|agreement|arrangement|memorandum|liaison|alliance|collaboration|co-?operation|partnership|register)\b/i

/** Earlier rules win; each is tried on the lower-cased heading without number, colon and "the". */
const headings: readonly (readonly [InnerKind, RegExp])[] = [
  ['contents', /^(?:table of )?contents$/],
  ['dependencies', /\bdependenc/],
  [
    'partner-document',
    /^(?:corresponding|matching)\b.*(?:document|register|agreement|statement|mou|charter|plan|text)|\b(?:partner|counterpart|companion|reciprocal|mirror)(?:['’]s|s['’])?\s+(?:document|work register|register|agreement|statement|text)|^counterparts?$|^\S+ (?:text|copy|version|counterpart) of (?:this|the same) (?:document|work register|register|agreement|statement|memorandum|plan)$/,
  ],
  [
    'other',
    /^(?:definitions?|abbreviations|acronyms|glossary|(?:normative )?references|bibliography|(?:(?:document|revision|version|amendment|change) )?(?:history|log|record)|(?:list of )?(?:changes|amendments made)|annex(?:es)?|related (?:documents|work|standards)|publications|see also|distribution)\b|^notes?$/,
  ],
  [
    'contacts',
    /\b(?:contacts?|points? of contacts?|representatives?|liaison (?:officers?|persons?|people)|liaisons|participants|personnel|coordinators|co-ordinators|focal points?|correspondents?|resources identified|(?:named|responsible) (?:people|persons|experts|delegates)|contact partners?|contact details|addressees|who(?:['’]s| is) who|chairs and editors|get in touch|addresses)\b(?! (?:with|between|to)\b)|^(?:who(?:m)? (?:to (?:ask|contact|turn to|call|write to|talk to|mail)|talks to wh?om?|speaks for|you can)\b.*)|^(?:key |named |responsible |designated |our )?(?:people|persons|experts|delegates|team|faces)$/,
  ],
  [
    'milestones',
    /^(?:(?:joint|agreed) )?(?:actions?|deliverables?|milestones?|outputs?|products?)\b.*\b(?:without (?:an? )?(?:due )?dates?|undated|not (?:yet )?dated)\b/,
  ],
  ['milestones', /^(?:phase|stage|wave|track) (?:\d{1,2}|[ivx]{1,4}|[a-d])\b/],
  [
    'activities',
    /^during (?:all|the whole|every)\b|\b(?:on-?going|going on|all the time|at all times|continuing|continuous|recurring|recurrent|regular (?:activities|work|exchanges?|tasks)|standing (?:tasks?|activities|items|work|arrangements|commitments)|standing|permanent|keep(?:s|ing)? doing|undated work|always|during (?:all|the whole|every)\b.*|constantly on|day[- ]to[- ]day|without (?:an? )?(?:end|(?:end |due )?dates?)|undated)\b/,
  ],
  [
    'schedule',
    /^(?:(?:project |indicative |tentative |proposed |delivery |planned |target |time )*schedule|time ?lines?|time ?frames?|time ?tables?|(?:key |target |important |due |delivery )?dates|calendar)$/,
  ],
  [
    'milestones',
    /\b(?:milestones?|deliverables?|delivery plan|work ?plan|work programme|programme of work|work program|program of work|plan of work|joint work|work items?|work packages?|action plan|roadmap|road map|outputs|point-in-time|planned (?:(?:joint|common) )?(?:work|results|contributions|outputs|products|publications|texts|standards|documents)|(?:expected|intended|planned|agreed|joint) (?:results|outcomes?|products|outputs)|results (?:which|that) are expected|commitments and dates|dates and commitments|projects)\b|\b(?:activit(?:y|ies)|tasks?|actions?|contributions?|commitments?|undertakings?|products?|results?|promises)\b(?!.*\bwithout\b).*\b(?:dates?|schedules?|timing|time ?lines?|time ?tables?|deadlines?)\b|^(?:(?:joint |agreed |common |planned |key )*(?:tasks|actions?(?: items?)?|targets|outcomes|results|products|goals and dates)|schedule\b.*|things (?:we|both|they|the parties) (?:will|shall|plan to|want to|promise to) .*|.*\btime ?lines?|(?:what|who) (?:\S+ ){1,3}(?:will|shall|is to|has to) (?:deliver|do|provide|produce|publish|contribute|bring|supply)\b.*|(?:what|who) (?:each|either|both|the|we|will|is to|does|do|gets?|comes|when)\b.*\b(?:do|does|owes?|delivers?|ship|deliver|produce|publish|done|when|by when|what|out|next|promised?)\b.*)$/,
  ],
  [
    'review',
    /\breview (?:date|dates|schedule|cycle|period|clause|interval|frequency|rhythm)\b|\b(?:periodic|annual|regular|yearly|register|agreement|mou|charter|progress|liaison) reviews?\b|^reviews?(?: (?:and|of|&|\/) (?:renewal|updates?|revision|amendments?|(?:this |the |these )?(?:terms|terms of reference|agreement|register|mou|memorandum|charter|work register|arrangement|liaison)))?$|\band reviews?$|\brenewal\b|^next review$/,
  ],
  // Looking at the agreement again, however it is called; looking at drafts is work.
  [
    'review',
    /^(?:follow-?up|cadence|rhythm|frequency|checkpoints?)$|^(?!.*\b(?:drafts?|documents?|specifications?|standards?|deliverables?|public|peer|technical|internal|comments?|committee|proposals?|texts?)\b).*\b(?:reviews?|reviewing|re-?examination|re-?assessment|re-?visiting|re-?evaluation|stock-?taking|tak(?:e|ing) stock|health check|looking back)\b|^(?:maintenance|revision|updating|evaluation|monitoring|assessment|reconsideration|keeping)(?: (?:and|of|this|the)\b.*)?\b(?:agreement|register|mou|memorandum|charter|plan|terms(?: of reference)?|arrangement|liaison|co-?operation|collaboration|relationship|document|statement|partnership)\b|^(?:how often\b.*|(?:joint |mid-term |periodic |regular )*(?:evaluation|re-?evaluation|assessment|stock ?take|re-?assessment|monitoring|monitoring and evaluation|checking in|check-?ins?|next look|looking at (?:it|this|the \w+) again|revision|how we (?:check|look|review|keep).*|(?:next|first) (?:look|check|review|evaluation)\b.*|when (?:do|does|will|is|are|shall)\b.*\b(?:look|review|check|revise|again|back)\b.*|(?:check|confirmation|control|monitoring|follow-?up)(?:ing)? (?:of|on) (?:the |this |these )?(?:progress|plan|agreement|register|charter|work|terms(?: of reference)?|memorandum|mou|statement|arrangement)|progress (?:checks?|confirmation|meetings?)))$/,
  ],
  [
    'activities',
    /^(?:(?:joint|common|planned|proposed|liaison|collaborative|co-?operative|collaboration|co-?operation|main|other) )*activit(?:y|ies)$/,
  ],
  [
    'parties',
    /^(?:(?:alliance|participating|partner|member|signatory|co-?operating|collaborating|liaison|contracting|involved|the) )?(?:organi[sz]ations?|part(?:y|ies)|part(?:y|ies) to (?:this|the)\b.*|bodies|partners|signatories|between|participants and parties|organi[sz]ations involved|organi[sz]ations (?:in|of|to) (?:the|this) \w+|parties involved|bodies involved|(?:working )?groups(?: involved| concerned| taking part)?|who|members(?: of (?:this|the)\b.*)?)$|^parties\b|^(?:who (?:is (?:in|bound|involved|taking part|part of)|are|we are|takes part)\b.*)$/,
  ],
  [
    'approval',
    /\b(?:approvals?|approved|signatures?|sign-?off|ratification|endorsements?|adoption|assent|executed|in witness whereof)\b|^(?:decisions?(?: taken)?|(?:approved|adopted|endorsed|ratified|accepted) by|(?:ok|okay)s?(?: so far)?|green lights?)$|^signed(?: by| for.*| on behalf.*)?$/,
  ],
  ['benefits', /\b(?:benefits?|advantages|added value|value proposition|rationale|motivation|mutual interest)\b|^why\b/],
  [
    'background',
    /\b(?:background|introduction|preamble|recitals|whereas)\b|^(?:overview|context|history|context and history)$|\b(?:about the (?:parties|organi[sz]ations))\b/,
  ],
  ['ipr', /\b(?:intellectual property|ipr|copyrights?|patents?|licen[cs]ing|trademarks?)\b/],
  ['mission', /\bmissions?\b|\bvision\b|^mandate$/],
  [
    'scope',
    /\b(?:scope|purpose|objectives?|goals?|aims?|subject matter|subject|focus|areas? of (?:mutual )?(?:co-?operation|collaboration|interest|work|common interest)|terms of reference)\b|^(?:what (?:we|the parties|both sides) want\b.*|what (?:this|it) is (?:for|about))/,
  ],
  [
    'terms',
    /\b(?:(?<!\b(?:short|medium|long|longer|mid|near)[- ])terms?|conditions|clauses|provisions|commitments|responsibilit(?:y|ies)|obligations?|undertakings?|rights|rules|agreements|procedures?|modalities|principles|working (?:arrangements?|methods?|relationship)|ways? of working|arrangements|mechanisms?|standards development|exchange of (?:documents|information|drafts)|document (?:exchange|sharing|access)|confidentiality|duration|termination|amendments?|governance|entry into force|liability|publicity|costs|financial|non-binding|governing law|(?<!(?:director|secretary|attorney)[- ])general|notices|attendance|voting)\b|^(?:communications?|information sharing|meetings|participation|(?:mutual )?undertakings?|(?:quality |review |maturity )?gates?|how we work(?: together)?)$/,
  ],
]

const numbering =
  /^(?:(?:article|art\.|section|sec\.|clause|part|annex|appendix|chapter|para(?:graph)?\.?|§)\s*)?(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z](?:\.\d{1,2}){1,3}|[ivxlc]{1,5}|[a-z])[.):]?\s*[–—:-]?\s+|\d{1,2}[.)])/i

/** The heading without its number: "3.1 Milestones:" → "Milestones". */
export function bareHeading(text: string): string {
  const bare = text.replace(/:\s*$/, '').trim()
  const match = numbering.exec(bare)
  // "A Work Plan" is numbered by no A: a lone letter counts only with its stop or bracket.
  const shortened = match && !/^[a-z]\s/i.test(bare) ? bare.slice(match[0].length).trim() : bare
  return shortened === '' ? bare : shortened
}

const OPENS = /\b(?:will|shall|agrees?|intends?|undertakes?)\b/

/** What a heading announces; null when the field has no such heading. */
export function kindOfHeading(text: string): InnerKind | null {
  // No longer line heads anything, and a page in one line must not be searched whole.
  if (text.length > 200) return null
  // "Work plan for 800 Gbit/s interfaces" is what a document is called; "Work plan for 2012" may head a part of it.
  if (/^(?:joint )?work ?plan (?:for|of|on|between) (?!\d{4}\b|the (?:year|period)\b)\S+ \S/i.test(bareHeading(text))) return null
  const words = bareHeading(text)
    .toLowerCase()
    .replace(/^(?:the|our)\s+/, '')
    .replace(/\?$/, '')
    .replace(/&/g, 'and')
    .replace(/\s+/g, ' ')
    .trim()
  // "The parties will produce:" opens a list and heads nothing.
  if (words === '' || words.length > 90 || (OPENS.test(words) && !/^(?:what|who|how|when|things)\b/.test(words))) return null
  return headings.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

/** Words of a heading that stand inline in a paste which lost its line ends, written as headings are. */
export const INLINE_HEADING =
  /(?:Alliance Organi[sz]ations|Participating Organi[sz]ations|Background and Mission|Background|Introduction|Alliance Partner Mission|Mission|Alliance Benefits|Mutual Benefits|Benefits|Alliance Scope|Purpose and Scope|Scope|Purpose|Objectives|Standards Development|Terms of Co-?operation|Terms and Conditions|Terms|Milestones ?\/ ?Dates|Milestones and Dates|Milestones|Deliverables|Schedule|On-?going [Aa]ctivities|Activities|Work Register Review Date|Review [Dd]ate|Periodic [Rr]eview|Review|Resources Identified ?\/ ?Points of Contact|Points? of [Cc]ontact|Contact [Pp](?:oint|erson)s?|Contacts?|Intellectual Property(?: Rights)?|Approvals?)/
