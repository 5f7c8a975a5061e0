import { wholeNumber } from '../../http/total-count';
import type { OutsideMember } from '../suggest/outside-lists';
import { isOfOthers } from './other-numbers';
import { hasWord, wordsOf } from './words';

const first = /^(start|from|first|begin|offset|skip|lo|low|lower|min|von|ab|desde|da|de)$/;
const last = /^(end|to|last|until|through|thru|stop|hi|high|upper|bis|hasta|a)$/;
const asked = /^(top|take|limit|size|rows|num|per|count)$/;
const skipped = /^(skip|offset|start)$/;

/** `rows`: from the first row to the last one that came; `page`: a page as it was asked for, all of it. */
export type Span = 'rows' | 'page';

/** Where an object, or one right within it, tells which rows came. */
export function spanIn(members: readonly OutsideMember[], owner: string, sent: number): Span | null {
  if (sent < 2) return null;
  const own = members.filter((member) => member.owner === owner);
  const isAround = own.some(
    ({ name, path, value }) =>
      !isOfOthers(
        wordsOf(name).filter((word) => !ofParts.test(word)),
        [],
      ) &&
      !hasWord(wordsOf(name), ofQuestions) &&
      (Array.isArray(value)
        ? value.length === 2 && areEnds(wholeNumber(value[0]), wholeNumber(value[1]), sent)
        : isSpan(
            members.filter((member) => member.owner === path),
            sent,
          )),
  );
  if (isAround || isSpan(own, sent)) return 'rows';
  const isPage = own.some(({ name, value }) => hasWord(wordsOf(name), asked) && wholeNumber(value) === sent);
  return isPage && own.some(({ name, value }) => hasWord(wordsOf(name), skipped) && wholeNumber(value) === 0)
    ? 'page'
    : null;
}

const ofParts = /^(window|batch|chunk|pages?|index|position|offset|limits?)$/;
const ofQuestions =
  /^(filters?|quer(y|ies)|requests?|params?|parameters|criteria|conditions?|options?|settings?|config)$/;

function isSpan(members: readonly OutsideMember[], sent: number): boolean {
  const numbers = members.flatMap(({ name, value }) => {
    const at = typeof value === 'boolean' ? null : wholeNumber(value);
    return at === 0 || at === 1 || at === sent || at === sent - 1 ? [{ words: wordsOf(name), at }] : [];
  });
  const ends = new Set(numbers.filter(({ words }) => hasWord(words, last)).map(({ at }) => at));
  return numbers.some(({ words, at }) => hasWord(words, first) && [...ends].some((end) => areEnds(at, end, sent)));
}

/** Rows 1 to 7, 0 to 6, or from 0 to before 7. */
const areEnds = (from: number | null, to: number | null, sent: number): boolean =>
  (from === 0 && (to === sent - 1 || to === sent)) || (from === 1 && to === sent);
