import { folded } from '../options/match-options';

/** Of one label so many words are found, each by so many of its first characters. */
const mostWords = 128;
const mostCharacters = 30;
/** Starts within a text of a script that does not part its words. */
const mostStarts = 20;

/** German writes these letters with two where it has no umlauts: who types `mueller` means `Müller`, and the other way round. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Scripts that are written without spaces between words: there, each character may begin what somebody looks for. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const umlaut = /[äöü]/g;

/** Words of a label as they are compared, each once: without case and accents, umlauts also spelled out. */
export function wordsOf(label: string): string[] {
  const words = new Set<string>();
  for (const form of formsOf(label)) {
    for (const word of form.split(/[^\p{L}\p{N}]+/u)) {
      if (word === '') continue;
      for (const start of startsOf(word)) words.add(start);
      if (words.size >= mostWords) return [...words];
    }
  }
  return [...words];
}

/** What was typed, word by word; each with the ways in which it may be written. */
export function typedWords(typed: string): string[][] {
  const words = typed
    .normalize('NFKC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.map((word) => [...new Set(formsOf(word).map((form) => form.slice(0, mostCharacters)))]);
}

/** A key as it is found: by how it begins, whatever characters are in it. */
export function keyForm(key: string): string {
  return folded(key).slice(0, 2 * mostCharacters);
}

/** Whether every word is the beginning of one of the label's, in any order. */
export function hasWords(label: string, typed: readonly (readonly string[])[]): boolean {
  const words = wordsOf(label);
  return typed.every((forms) => words.some((word) => forms.some((form) => word.startsWith(form))));
}

function formsOf(text: string): string[] {
  const plain = folded(text);
  if (/^[ -~]*$/.test(text)) return [plain];
  const composed = text.normalize('NFC').toLowerCase();
  const spelled = composed.replace(umlaut, (letter) => spelledOut[letter] ?? letter);
  return spelled === composed ? [plain] : [plain, folded(spelled)];
}

function startsOf(word: string): string[] {
  if (!unspaced.test(word)) return [word.slice(0, mostCharacters)];
  const characters = Array.from(word);
  return characters.slice(0, mostStarts).map((_, at) => characters.slice(at, at + mostCharacters).join(''));
}
