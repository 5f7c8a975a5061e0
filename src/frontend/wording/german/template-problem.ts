import type { TemplateProblem } from '../../../contract/template-problem';
import { quoted } from './quoted';

const variables = 'input, issue.key, issue.id, project.key, issueType, user.accountId';

/** Was an einer Vorlage falsch ist, wo, und eine Form, die ginge. */
export function templateProblem(problem: TemplateProblem): string {
  const instead = problem.instead === null ? '' : ` Schreiben Sie zum Beispiel ${quoted(problem.instead)}.`;
  return `${reason(problem)}${problem.index === null ? '' : ` (Zeichen ${problem.index + 1})`}.${instead}`;
}

function reason({ reason: why, detail }: TemplateProblem): string {
  switch (why) {
    case 'too-long':
      return `Die Vorlage ist länger als ${detail} Zeichen`;
    case 'character':
      return detail === null
        ? 'Ein nicht darstellbares Zeichen gehört in keine Adresse'
        : `Das Zeichen ${detail} gehört in keine Adresse`;
    case 'percent':
      return 'Ein Prozentzeichen schreibt man %25';
    case 'whole-address':
      return 'Schreiben Sie, was auf die Basis-URL folgt, ohne die Basis-URL selbst';
    case 'closes-none':
      return 'Eine } schließt keine {';
    case 'not-closed':
      return 'Eine { wird nicht durch } geschlossen';
    case 'unencoded':
      return `Mit ${detail} könnte ein Wert die Adresse ändern`;
    case 'operator':
      return `${quoted(`{${detail}…}`)} gibt es hier nicht, nur {x}, {/x}, {?x} und {&x}`;
    case 'query-begun':
      return 'Die Abfrage hat schon begonnen: Ein weiterer Parameter beginnt mit &';
    case 'query-not-begun':
      return 'Es hat noch keine Abfrage begonnen: Der erste Parameter beginnt mit ?';
    case 'path-after-query':
      return 'Ein Teil des Pfads steht vor der Abfrage';
    case 'prefix':
      return 'Ein Wert lässt sich nicht auf seine ersten Zeichen kürzen';
    case 'list-in-text':
      return 'Eine Liste wird als Parameter gesendet, der sich wiederholt';
    case 'pair-outside-query':
      return 'Ein Parameter mit anderem Namen steht hinter ? oder &; sonst steht der Name vor der Klammer';
    case 'variable-unknown':
      return `Einen Wert namens ${quoted(detail ?? '')} gibt es nicht: Bekannt sind ${variables} und fields.ID`;
    case 'variable-missing':
      return 'Die Klammern nennen keinen Wert';
    case 'rule-unknown':
      return `Hinter | steht eine der Regeln ${detail}`;
    case 'rule-needed':
      return 'Hier ist ein Wert Teil einer Abfrage und könnte deren Text beenden und als Bedingung weitergehen. Nennen Sie die Regel dieser Sprache; plain ist für einen Text, der keine Abfrage ist';
    case 'cursor-unused':
      return 'Hier wird der Cursor einer Seite eingesetzt, und keine Seite wird mit einem Cursor geholt. Wählen Sie einen Cursor als Weg zu weiteren Seiten';
    case 'position-unused':
      return 'Hier wird die Position einer Seite eingesetzt, und nichts zählt Seiten. Wählen Sie Seitennummer oder Versatz, und schreiben Sie {paging.position} dorthin, wo sie hingehört';
    case 'rule-in-body-only':
      return `Die Regel ${detail} ist für einen Wert, der im JSON-Body allein steht`;
    case 'not-json':
      return 'Ab hier ist der Body kein JSON: Werte stehen innerhalb von Texten';
    case 'no-input':
      return 'Damit die API sucht, muss feststehen, wohin der getippte Text gehört. Heißt ihr Suchparameter q, schreiben Sie {?q=input}';
    case 'label-member-missing':
      return 'Die doppelten Klammern nennen kein Merkmal der Zeile';
    case 'label-section':
      return `${quoted(`{{${detail}`)} gibt es hier nicht, nur Werte`;
    case 'label-names-none':
      return 'Die Vorlage nennt kein Merkmal der Zeile: Namen stehen in doppelten geschweiften Klammern, wie {{name}}';
    case 'label-members':
      return `Die Vorlage nennt mehr als ${detail} Merkmale`;
    case 'label-unreadable':
      return 'Das ist kein Name eines Merkmals';
  }
}
