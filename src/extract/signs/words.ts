/** The words of a member's name, in small letters: `hasMoreRows`, `has_more_rows` and `@x:HAS-MORE-ROWS` are three words. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/^@?[\w-]+:/, '')
    .replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .toLowerCase()
    .split(/[^a-z\d\u00e0-\u024f]+/)
    .filter((word) => word !== '');
}

/** Whether one of the words is among those of a pattern, which stands for whole words. */
export function hasWord(words: readonly string[], among: RegExp): boolean {
  return words.some((word) => among.test(word));
}
