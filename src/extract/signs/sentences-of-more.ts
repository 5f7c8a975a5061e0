import { wholeNumber } from '../../http/total-count';
import type { OutsideMember } from '../suggest/outside-lists';
import { isOfOthers, stemOf } from './other-numbers';
import { sentencesIn } from './sentences';
import { means } from './tongues';
import { hasWord, wordsOf } from './words';

const rowWords =
  /^(results?|rows?|records?|items?|entr(y|ies)|match(es)?|hits?|objects?|documents?|elements?|treffer|ergebnissen?|datens(ä|ae)tzen?|eintr(ä|ae)gen?|zeilen|resultados?|registros?|elementos?|risultat[io]|elementi|r(é|e)sultats?|enregistrements?|(é|e)l(é|e)ments?|resultaten|rijen|records|tr(ä|a)ffar|resultater|poster|wynik(i|ów|ow)|rekord(y|ów)|z(á|a)znam(y|ů|u)|sonuç|kayıt|sonuc|kayit|запис\p{L}*|результат\p{L}*|шт|bản|αποτελ(έ|ε)σματα|εγγραφ(ές|ες)|نتائج|نتيجة|سجلات|سجل|نتیجه|نتایج|رکورد|परिणाम|रिकॉर्ड|รายการ|ผลลัพธ์|תוצאות|רשומות|kết)$/iu;
const counters =
  /^(件|条|條|項目|行|項|项|건|(个|個|개|名|笔|筆)(의|の)?(?:$|结果|結果|记录|記錄|客户|客戶|顧客|项目|項目|결과|항목))/;
/** What is counted in sentences that are about no rows, or about what there could be at most. */
const ofCalls = /\b(per|limit\w*|max\w*|up to|quota|calls?|requests?|plan|allowed|messages|ms|seconds|minutes)\b/i;
/** Names of texts that say what may be asked for. */
const ofBounds = /^(limits?|max|maximum|quota|per|size)$/;
const atMost = /每|毎|最多|最大|至多|不超过|上限|以内|まで|최대|이하|까지|не более|максимум|лимит/iu;
const exceeds = /\bexceed\w*\b.{0,20}\b(max\w*|limit)\b/i;

/** Where words are not kept apart, a number may follow a letter. */
const partsOfSentences =
  /(?<![\p{L}\d.]|(?<=\d)\p{M})(\d[\d.,'’]*)|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}ー])(\d[\d.,'’]*)|([\p{L}\p{M}]+)/gu;

/**
 * Whether a text for people may mean more than the rows that came, in whatever language: `1-7 z 300`, `Found 300 customers`, `and
 * 293 more`. `things`: what was asked for.
 */
export function sentencesOfMore(
  members: readonly OutsideMember[],
  { sent, things }: { sent: number; things: readonly string[] },
): boolean {
  const told = members.filter(({ name }) => !hasWord(wordsOf(name), ofBounds));
  return told.flatMap(sentencesIn).some((sentence) => {
    const parts = [...sentence.matchAll(partsOfSentences)].map(([text, number, joined, word]) => ({
      at: (number ?? joined) === undefined ? null : wholeNumber(text.replace(/[.,'’]+$/, '')),
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
    if (isPageOfMore(parts) || isTotalInWords(parts, { sent, things, isOfRows })) return true;
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
      return at > sent && isCounted && !ofCalls.test(sentence) && !atMost.test(sentence);
    });
  });
}

type Part = { at: number | null; word: string };

const ofAll = /^(of|von|de|sur|di|van|av|af|ze?|из|з|από|من|از|จาก|trên)$/;

/** `Total: 300`, `Records found: 300` and nothing else, `Показано 7 из 300` */
function isTotalInWords(
  parts: readonly Part[],
  { sent, things, isOfRows }: { sent: number; things: readonly string[]; isOfRows: (word: string) => boolean },
): boolean {
  const words = parts.flatMap(({ word }) => (word === '' ? [] : [word]));
  const [before, last] = parts.slice(-2);
  if (before === undefined || last?.at == null || last.at <= sent || isYear(last.at)) return false;
  if (isOfOthers(words, things) || hasWord(words, steps)) return false;
  if (means([before.word], 'count') || isOfRows(before.word))
    return words.length === parts.length - 1 && parts.length <= 4;
  return ofAll.test(before.word) && parts.at(-3)?.at === sent;
}

const steps = /^(steps?|schritt|stages?|phase|parts?|teil)$/;

/** `第1页，共43页`, `1/43ページ` */
function isPageOfMore(parts: readonly Part[]): boolean {
  const isBeforePage = (n: number): boolean => means([parts[n]?.word ?? ''], 'page');
  const pages = parts.flatMap(({ at }, n) =>
    at !== null && (isBeforePage(n + 1) || (parts[n + 1]?.at != null && isBeforePage(n + 2))) ? [at] : [],
  );
  return new Set(pages).size > 1;
}

const isYear = (at: number): boolean => at > 1900 && at < 2100;
