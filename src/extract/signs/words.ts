/** The words of a member's name, in small letters: `hasMoreRows`, `has_more_rows` and `@x:HAS-MORE-ROWS` are three words. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/^@?[\w-]+:/, '')
    .replace(/([\p{Ll}\d])(\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$3 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Whether one of the words is among those of a pattern, which stands for whole words. */
export function hasWord(words: readonly string[], among: RegExp): boolean {
  return words.some((word) => among.test(word));
}
