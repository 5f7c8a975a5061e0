import { wholeNumber } from '../../http/total-count';
import type { OutsideMember } from '../suggest/outside-lists';
import { stemOf } from './other-numbers';
import { sentencesIn } from './sentences';
import { means } from './tongues';

const rowWords =
  /^(results?|rows?|records?|items?|entr(y|ies)|match(es)?|hits?|objects?|documents?|elements?|treffer|ergebnissen?|datens(ä|ae)tzen?|eintr(ä|ae)gen?|zeilen|resultados?|registros?|elementos?|risultat[io]|elementi|r(é|e)sultats?|enregistrements?|(é|e)l(é|e)ments?|resultaten|rijen|records|tr(ä|a)ffar|resultater|poster|wynik(i|ów|ow)|rekord(y|ów)|z(á|a)znam(y|ů|u)|sonuç|kayıt|sonuc|kayit|запис\p{L}*|результат\p{L}*)$/iu;
const counters = /^(件|条|項目|行|개|건)/;
/** What is counted in sentences that are about no rows, or about what there could be at most. */
const ofCalls = /\b(per|limit\w*|max\w*|up to|quota|calls?|requests?|plan|allowed|messages|ms|seconds|minutes)\b/i;
const exceeds = /\bexceed\w*\b.{0,20}\b(max\w*|limit)\b/i;

/**
 * Whether a text for people may mean more than the rows that came, in whatever language: `1-7 z 300`, `Found 300 customers`, `and
 * 293 more`. `things`: what was asked for.
 */
export function sentencesOfMore(
  members: readonly OutsideMember[],
  { sent, things }: { sent: number; things: readonly string[] },
): boolean {
  return members.flatMap(sentencesIn).some((sentence) => {
    const parts = [...sentence.matchAll(/(?<![\p{L}\d.])(\d[\d.,'’]*)|(\p{L}+)/gu)].map(([text, number, word]) => ({
      at: number === undefined ? null : wholeNumber(text.replace(/[.,'’]+$/, '')),
      word: word?.toLowerCase() ?? '',
    }));
    const isOfRows = (word: string): boolean =>
      rowWords.test(word) || counters.test(word) || (word !== '' && things.includes(stemOf(word)));
    const hasRows = parts.some(({ word }) => isOfRows(word));
    const numbers = parts.flatMap(({ at }) => at ?? []);
    const from = numbers.findIndex((at, n) => at <= 1 && numbers[n + 1] === sent - (1 - at));
    if (from !== -1 && sent > 1 && numbers.some((at) => at > sent)) return true;
    if (hasRows && parts.some(({ word }) => means([word], 'cut')) && !/\b(no|not|non|nicht|geen|ne)\b/i.test(sentence))
      return true;
    if (hasRows && exceeds.test(sentence)) return true;
    return parts.some(({ at, word }, n) => {
      const [next, afterNext] = [parts[n + 1], parts[n + 2]];
      // `Sida 1 av 43`
      const [of, last] = [afterNext, parts[n + 3]];
      if (means([word], 'page') && next?.at != null && of?.word !== '' && last?.at != null && last.at > next.at)
        return true;
      if (at === null || at === 0 || isYear(at)) return false;
      if (at >= sent && /^than$/.test(parts[n - 1]?.word ?? '') && isOfRows(next?.word ?? '')) return true;
      if (
        /^(more|further|weitere|others?)$/.test(next?.word ?? '') &&
        (isOfRows(afterNext?.word ?? '') || afterNext === undefined)
      )
        return true;
      const isCounted = isOfRows(next?.word ?? '') || (next?.word !== '' && isOfRows(afterNext?.word ?? ''));
      return at > sent && isCounted && !ofCalls.test(sentence);
    });
  });
}

const isYear = (at: number): boolean => at > 1900 && at < 2100;
