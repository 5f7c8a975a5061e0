/** A line of a shell, in words; `null` where a quotation mark is never closed. */
export function shellCommands(text: string): string[][] | null {
  const commands: string[][] = [[]];
  let word: string | null = null;
  let at = 0;
  const add = (part: string): void => {
    word = (word ?? '') + part;
  };
  const endWord = (): void => {
    if (word !== null) commands.at(-1)?.push(word);
    word = null;
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    if ((sign === '\\' || sign === '^' || sign === '`') && /[\r\n]/.test(next)) {
      // A line that goes on: of sh, of Windows' command line, of PowerShell.
      at += next === '\r' && text.charAt(at + 2) === '\n' ? 3 : 2;
    } else if (sign === '\\' && next !== '') {
      add(next);
      at += 2;
    } else if (sign === '$' && next === "'") {
      const end = closing(text, at + 2, "'", true);
      if (end < 0) return null;
      add(ansi(text.slice(at + 2, end)));
      at = end + 1;
    } else if (sign === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) return null;
      add(text.slice(at + 1, end));
      at = end + 1;
    } else if (sign === '"') {
      const end = closing(text, at + 1, '"', true);
      if (end < 0) return null;
      add(
        text
          .slice(at + 1, end)
          .replaceAll(/\\(["\\$`\n])/g, (_all, escaped: string) => (escaped === '\n' ? '' : escaped)),
      );
      at = end + 1;
    } else if (/[\n;|&)]/.test(sign) || (sign === '$' && next === '(')) {
      endWord();
      if ((commands.at(-1)?.length ?? 0) > 0) commands.push([]);
      at += sign === '$' ? 2 : 1;
    } else if (/\s/.test(sign)) {
      endWord();
      at += 1;
    } else {
      add(sign);
      at += 1;
    }
  }
  endWord();
  return commands.filter((words) => words.length > 0);
}

function closing(text: string, from: number, mark: string, escapes: boolean): number {
  for (let at = from; at < text.length; at += 1) {
    if (escapes && text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === mark) return at;
  }
  return -1;
}

const ansiEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function ansi(text: string): string {
  return text.replaceAll(/\\(x[0-9a-f]{1,2}|u[0-9a-f]{1,4}|.)/gis, (_all, escape: string) =>
    /^[xu][0-9a-f]/i.test(escape)
      ? String.fromCodePoint(Number.parseInt(escape.slice(1), 16))
      : (ansiEscapes[escape] ?? escape),
  );
}
