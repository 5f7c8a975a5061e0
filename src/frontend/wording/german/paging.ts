import type { PreviewedOptions } from '../../../contract/binding-preview';
import type { Paging } from '../../../contract/binding';
import type { Completeness } from '../../../contract/completeness';
import { limits } from '../../../contract/limits';
import { count, short } from '../text';

export function pagingKind(kind: Paging['kind']): string {
  switch (kind) {
    case 'none':
      return 'Nur eine Anfrage';
    case 'link-header':
      return 'Link-Header';
    case 'next-link':
      return 'Link zur nächsten Seite in der Antwort';
    case 'cursor':
      return 'Cursor (Zeiger auf die nächste Seite)';
    case 'page':
      return 'Seitennummer';
    case 'offset':
      return 'Offset (Anzahl übersprungener Zeilen)';
  }
}

/** By what it is known whether all rows were read. */
export function completeness({ reason }: Completeness): string {
  switch (reason) {
    case 'total-reached':
      return 'Alle Zeilen wurden gelesen: so viele, wie die API nach eigener Angabe hat.';
    case 'empty-page':
      return 'Alle Zeilen wurden gelesen: Die Seite nach der letzten war leer.';
    case 'no-next':
      return 'Alle Zeilen wurden gelesen: Die API nennt keine weitere Seite.';
    case 'one-page':
      return 'Eine Antwort, ohne jedes Anzeichen weiterer Seiten.';
    case 'no-such-page':
      return 'Alle Zeilen wurden gelesen: Nach der letzten Seite hat die API keine mehr.';
    case 'more-told':
      return 'Die API sagt, dass sie mehr hat, und dieses Feld liest nur eine Seite.';
    case 'fewer-than-told':
      return 'Die API sagt, dass sie mehr Zeilen hat, als sie geliefert hat.';
    case 'row-limit':
      return `Die App liest höchstens ${count(limits.rowsRead, 'de')} Zeilen. Lassen Sie die API suchen: Schreiben Sie {?input} in den Pfad.`;
    case 'page-limit':
      return 'Mehr Seiten liest die App für eine Liste nicht. Stellen Sie eine größere Seitengröße ein, oder lassen Sie die API suchen: Schreiben Sie {?input} in den Pfad.';
    case 'time-limit':
      return 'Das Lesen dauerte zu lange, und die App hat aufgehört. Stellen Sie eine größere Seitengröße ein, oder lassen Sie die API suchen: Schreiben Sie {?input} in den Pfad.';
    case 'budget-limit':
      return 'Das Lesen brauchte mehr Anfragen, Bytes oder Arbeit, als ein Aufruf der App verwenden darf, und sie hat aufgehört. Fragen Sie die API nach weniger, oder lassen Sie sie suchen: Schreiben Sie {?input} in den Pfad.';
    case 'repeated-page':
      return 'Die API hat eine Seite noch einmal geliefert: Sie scheint den Parameter, mit dem die nächste verlangt wird, nicht zu kennen.';
    case 'clamped-size':
      return 'Die API liefert kleinere Seiten, als verlangt wurden. Dazwischen können Zeilen fehlen. Stellen Sie die Seitengröße ein, die sie liefert.';
    case 'failed-page':
      return 'Eine weitere Seite konnte nicht gelesen werden.';
    case 'short-page':
      return 'Die API hat weniger Zeilen geliefert, als verlangt wurden, und eine weitere Seite wurde nicht verlangt.';
    case 'full-page':
      return 'Die API hat genau so viele Zeilen geliefert, wie die Abfrage verlangt.';
    case 'cursor-told':
      return 'Die Antwort nennt einen Cursor und sagt nicht, ob weitere Zeilen folgen.';
    case 'refused-page':
      return 'Die API hat die nächste Seite abgelehnt: Vielleicht gibt es keine, vielleicht liefert sie keine so weit hinten.';
    case 'cut-by-source':
      return 'Die API sagt, dass sie Zeilen weggelassen hat: Es waren zu viele, ihre Zeit war um, oder ein Teil von ihr hat nicht geantwortet.';
    case 'usual-size':
      return 'Genau so viele Zeilen, wie APIs gewöhnlich auf einer Seite geben, und kein Wort über weitere.';
    case 'part-told':
      return 'Die API sagt, dass ihre Antwort ein Teil ist, aber nicht, von wie vielen Zeilen.';
    case 'inner-lists':
      return 'Die Listen in den Zeilen gehen weiter: Die API gibt von jeder nur den ersten Teil. Fragen Sie deren Zeilen über einen eigenen Pfad ab.';
    case 'broken-off':
      return 'Die letzte Zeile ist kürzer als alle anderen: Die Antwort kann vor ihrem Ende abgebrochen sein.';
    case 'said-otherwise':
      return 'Die API hat keine Zeile gegeben und sagt daneben etwas, das der Grund sein kann.';
    case 'not-found-told':
      return 'Die API hat „nicht gefunden“ geantwortet, was nach den Einstellungen keine Zeilen bedeutet.';
    case 'may-be-more':
      return 'Etwas in der Antwort kann bedeuten, dass es mehr gibt: eine Zahl über der ihrer Zeilen, eine Adresse derselben Liste oder ein Wort wie „more“.';
    case 'changed':
      return 'Die Liste hat sich beim Lesen geändert: Ihre Gesamtzahl ist eine andere, oder Zeilen kamen auf späteren Seiten noch einmal.';
  }
}

export const paging = {
  label: 'Weitere Seiten',
  help: 'Wie die API mehr Zeilen liefert, als in eine Antwort passen. Im Text einer Abfrage oder im Pfad schreiben Sie {paging.position} und {paging.size}, wie in OFFSET {paging.position}, oder für einen Cursor {paging.cursor} mit der Regel der Sprache, wie in {paging.cursor|graphql}.',
  linkPath: {
    label: 'Pfad zum Link der nächsten Seite',
    help: 'JSONPath, zum Beispiel $["@odata.nextLink"] oder $.links[?@.rel == "next"].href. Ein relativer Link gilt relativ zur Antwort oder zur Wurzel der API.',
  },
  cursorIn: { label: 'Wo der Cursor ist', answer: 'In der Antwort', header: 'In einem Header' },
  cursorPath: { label: 'Pfad zum Cursor', help: 'JSONPath, zum Beispiel $.next.' },
  cursorHeader: { label: 'Header mit dem Cursor', help: 'Zum Beispiel X-Next-Page.' },
  sentIn: { label: 'Wo er gesendet wird', query: 'In der Adresse', body: 'Im Body' },
  parameter: {
    query: 'Query-Parameter',
    body: 'Merkmal des Bodys',
    help: 'Innere Merkmale mit Punkten, zum Beispiel variables.after.',
  },
  isCursorPlaced:
    'Der Cursor kommt dorthin, wo Pfad oder Text {paging.cursor} haben. Für die erste Seite steht dort nichts.',
  isPlaced:
    'Die Position kommt dorthin, wo Pfad oder Text {paging.position} haben, die Seitengröße dorthin, wo {paging.size} steht.',
  sizeParameter: { label: 'Parameter für die Seitengröße', help: 'Leer: wird nicht gesendet.' },
  pageSize: { label: 'Seitengröße' },
  firstPage: { label: 'Nummer der ersten Seite' },
  firstRow: { label: 'Nummer der ersten Zeile', help: '0, oder 1, wenn die API ab 1 zählt.' },
};

/** What a preview says of the rows that were read, beside its options. */
export const reading = {
  onlyThese: (sent: number, told: number | null, locale: string): string =>
    told === null
      ? `${count(sent, locale)} ${sent === 1 ? 'Zeile' : 'Zeilen'}, und die API hat mehr: Nur diese sind zu finden`
      : `${count(sent, locale)} von ${count(told, locale)} Zeilen: Nur diese sind zu finden`,
  mayBeMore: (sent: number, locale: string): string =>
    `${count(sent, locale)} ${sent === 1 ? 'Zeile' : 'Zeilen'}; ob die API mehr hat, ist nicht bekannt`,
  nothingGone: 'Solange nicht alle Zeilen gelesen werden, gilt kein gespeicherter Wert als entfallen.',
  readAll: 'Weitere Seiten lesen mit',
  suggestion: (paging: Paging): string => {
    switch (paging.kind) {
      case 'none':
      case 'link-header':
        return pagingKind(paging.kind);
      case 'next-link':
        return `Link ${short(paging.linkPath)}`;
      case 'cursor': {
        const { cursor, parameter } = paging;
        return `Cursor als ${short(parameter)} ${cursor.in === 'answer' ? '' : '(Header)'}`.trim();
      }
      case 'page':
      case 'offset': {
        const name = paging.kind === 'page' ? 'Seitennummer' : 'Zeilenversatz';
        return paging.sizeParameter === null
          ? `${name} in ${short(paging.parameter)}`
          : `${name}, je ${paging.size} Zeilen`;
      }
    }
  },
  repeatedKeys: (
    { rows, different, ambiguous }: PreviewedOptions['keys'],
    isLeftOut: boolean,
    locale: string,
  ): string => {
    const repeated = `${count(rows - different, locale)} von ${count(rows, locale)} Zeilen haben den Schlüssel einer Zeile vor ihnen`;
    const labels = `${count(ambiguous, locale)} Schlüssel ${ambiguous === 1 ? 'steht' : 'stehen'} für Zeilen mit verschiedenen Bezeichnungen`;
    if (ambiguous === 0) return isLeftOut ? `${repeated} und werden weggelassen.` : `${repeated}.`;
    return isLeftOut
      ? `${repeated} und werden weggelassen, und ${labels}: Wählen Sie einen Schlüssel, der in jeder Zeile ein anderer ist.`
      : `${repeated}, und ${labels}: JQL und Auffrischungen können diese nicht unterscheiden.`;
  },
};
