import type { Json } from '../../contract/json';
import { wholeNumber } from '../../http/total-count';
import { isObject } from '../path/member-names';
import type { OutsideMember } from '../suggest/outside-lists';
import { hasWord, wordsOf } from './words';

/** What an answer says of its list in sentences for people. */
export type Said = {
  /** Rows in all (`Showing 1-50 of 300`). */
  total: number | null;
  /** There is more than it gave (`Results truncated`). */
  isMore: boolean;
  /** The same, where it may as well be said of something else. */
  mayBeMore: boolean;
};

const notices = /warn|notice|message|note|info|alert|hint|remark|problem|diagnos|issue|advis/i;
const noticesRead = 20;
const charactersRead = 500;

/** Reads the texts that stand outside of the rows, and those of lists of notices. */
export function saidIn(members: readonly OutsideMember[]): Said {
  const texts = members.flatMap(({ name, value }) => textsOf(name, value)).map((text) => text.slice(0, charactersRead));
  const inShort = members.flatMap(({ name, value }) => shortlySaid(name, value) ?? []);
  const totals = [...texts.map(totalSaid), ...inShort].filter((total) => total !== null);
  return {
    total: totals.length === 0 ? null : Math.max(...totals),
    isMore: texts.some(saysMoreInWords),
    mayBeMore: texts.some(maySayMore) || members.some(({ name, value }) => isPartOf(name, value)),
  };
}

const shown =
  /^(showing|shown|show|range|displayed|displaying|returned|loaded|fetched|records?|rows?|results?|items?|entries|hits|zeige|angezeigt|treffer)$/;
const ofDates =
  /^(date|month|year|period|issue|volume|week|day|expires|expiry|until|season|page|pages|seite|version|ratio|bytes)$/;
const fromTo = /^(?!bytes)(?:[a-z]{2,20}[ =:])?\s*\d{1,9}\s*[-–]\s*\d{1,9}\s*\/\s*(\d{1,9}|\*)$/i;
const ofAll = /^(\d{1,9})\s*(?:\/|of|von|de|sur)\s*(\d{1,9})$/i;

/** `range: "0-6/300"`, `showing: "7/300"` */
function shortlySaid(name: string, value: Json): number | null {
  if (typeof value !== 'string' || value.length > 60 || hasWord(wordsOf(name), ofDates)) return null;
  const [, ofRange] = fromTo.exec(value.trim()) ?? [];
  const [, , ofShown] = hasWord(wordsOf(name), shown) ? (ofAll.exec(value.trim()) ?? []) : [];
  return wholeNumber(ofRange ?? ofShown);
}

/** The same without a number, or under a name that does not say of what. */
function isPartOf(name: string, value: Json): boolean {
  if (typeof value !== 'string' || value.length > 60 || hasWord(wordsOf(name), ofDates)) return false;
  const [, ofRange] = fromTo.exec(value.trim()) ?? [];
  const [, some, all] = ofAll.exec(value.trim()) ?? [];
  return ofRange === '*' || (some !== undefined && !isYear(all) && Number(all) > Number(some) * 2);
}

const isYear = (text = ''): boolean => /^(19|20)\d\d$/.test(text);

function textsOf(name: string, value: Json): string[] {
  if (typeof value === 'string') return isSentence(value) ? [value] : [];
  if (!Array.isArray(value) || !notices.test(name)) return [];
  return value
    .slice(0, noticesRead)
    .flatMap((notice) => (isObject(notice) ? Object.values(notice) : [notice]))
    .filter((text) => typeof text === 'string')
    .filter(isSentence);
}

/** A link, a name or a number is none. */
const isSentence = (text: string): boolean =>
  /\S\s+\S/.test(text.trim()) ||
  /\d\s*[\u3000-\u9fff\uac00-\ud7af]|[\u3000-\u9fff\uac00-\ud7af]\s{0,2}[:：]?\s{0,2}\d/.test(text);

const number = String.raw`(\d[\d.,'’]*)`;
const of = String.raw`\s*(?:of|out of|von|de|sur|di|van|\/)\s*(?:about|over|more than|approx\w*\.?|ca\.|~|rund)?\s*`;
const range = new RegExp(String.raw`${number}\s*(?:-|–|—|to|through|bis|à|al?|\.\.+)\s*${number}${of}${number}`, 'i');
const part = new RegExp(
  String.raw`(?:${number}${of}${number}\s*(?:results?|records?|rows?|items?|entries|matches|hits|objects|treffern?|ergebnissen?|datensätzen?|zeilen|einträgen?|résultats|resultados)\b)|(?:(?:showing|displaying|returned|returning|zeige|angezeigt)\D{0,20}${number}${of}${number})`,
  'i',
);
const firstOf = new RegExp(String.raw`\b(?:first|top)\s+${number}${of}${number}`, 'i');
const pageOf = /\b(?:page|seite|página)\s*(\d{1,6})\s*(?:of|von|de|sur|\/)\s*(\d{1,6})\b/i;

function totalSaid(text: string): number | null {
  if (pageOf.test(text)) return null;
  const [, , , ofRange] = range.exec(text) ?? [];
  const [, , ofPart, , ofShown] = part.exec(text) ?? [];
  return wholeNumber((ofRange ?? ofPart ?? ofShown)?.replace(/[.,'’]+$/, ''));
}

const limited = '\\b(?:limited|restricted|reduced) to';
const rowsInWords =
  '(?:\\w+ )?(?:results?|rows?|records?|items?|entries|matches|pages?|data|hits|objects|documents|elements)';

const ofCalls = '(?:requests?|calls?|quota|rate|per (?:day|hour|minute|second))\\b';

const moreInWords = new RegExp(
  [
    '\\btruncated\\b|\\bcut off\\b|\\bclipped\\b|\\bcapped\\b',
    `${limited} (?:the )?(?:(?:first|top|last|newest|latest|most|at most|max\\w*|a maximum of|about|one|a single) )*(?:\\d[\\d.,]* )?${rowsInWords}\\b`,
    `\\b(?:results?|output|response|answer|list|rows?|records?|data)\\b.{0,30}${limited} (?:the )?(?:(?:first|top|last|at most|max\\w*|a maximum of|about) )*\\d`,
    `\\btoo many ${rowsInWords}\\b`,
    `\\b(?:more|further|additional|other) ${rowsInWords}\\b.{0,12}\\b(?:are|is|exist|available|match|found|remain|than|follow|can|could|may|were|to)\\b`,
    `\\b(?:only|just) (?:the )?(?:first|top|newest|latest)\\b|\\bonly the first\\b`,
    `\\bnot all\\b.{0,30}\\b(?:results?|rows?|records?|items?|entries|shown|returned|included|displayed)\\b`,
    `\\b(?:maximum|max|limit)\\b(?!.{0,40}\\b${ofCalls}).{0,40}\\b(?:reached|exceeded|hit)\\b`,
    '\\b(?:partial|incomplete) (?:results?|data|response|list)\\b',
    'abgeschnitten|gekürzt|begrenzt auf|zu viele (?:treffer|ergebnisse|datensätze|einträge)',
    'weitere (?:treffer|ergebnisse|datensätze|einträge|seiten)|nicht alle (?:treffer|ergebnisse|datensätze|einträge|zeilen)',
    "tronqué|limités? à|trop de résultats|d['’]autres résultats",
    'truncad[oa]|limitad[oa]s? a\\b|demasiados resultados|más resultados',
  ].join('|'),
  'i',
);
const perhapsInWords = new RegExp(
  `\\b(?:results?|output|response|answer|list|rows?|records?)\\b.{0,30}${limited}|\\b(?:limit|maximum)\\b.{0,60}\\b(?:reached|exceeded|hit)\\b`,
  'i',
);
const denied =
  /\b(?:not|no|never|without|nicht|keine?n?)\b[^.]{0,15}(?:truncated|clipped|capped|limited|restricted|reduced|reached|exceeded|hit|gekürzt)/i;
const sentences = /[.;!?]\s+|\n/;

/** The sentences in a text that stands outside of the rows, or in a list of notices. */
export const sentencesIn = ({ name, value }: Pick<OutsideMember, 'name' | 'value'>): string[] =>
  textsOf(name, value).flatMap((text) => text.slice(0, charactersRead).split(sentences));

/** Whether a text for people says that there is more than it comes with. */
export function saysMoreInWords(text: string): boolean {
  const [, page, pages] = pageOf.exec(text) ?? [];
  if (page !== undefined && pages !== undefined) return Number(page) < Number(pages);
  return text.split(sentences).some((said) => moreInWords.test(said) && !denied.test(said));
}

function maySayMore(text: string): boolean {
  const [, some, all] = firstOf.exec(text) ?? [];
  if (some !== undefined && !isYear(all) && (wholeNumber(all) ?? 0) > (wholeNumber(some) ?? 0)) return true;
  return text.split(sentences).some((said) => perhapsInWords.test(said) && !denied.test(said));
}
