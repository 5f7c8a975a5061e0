import type { PathProblem } from '../../../contract/path-problem';
import { quoted } from './quoted';

/** Was an einem Pfad zu Zeilen oder zu einem Wert falsch ist, wo, und eine Form, die ginge. */
export function pathProblem(problem: PathProblem): string {
  const instead = problem.instead === null ? '' : ` Lesbar ist ${quoted(problem.instead)}.`;
  return `${reason(problem)}${problem.index === null ? '' : ` (Zeichen ${problem.index + 1})`}.${instead}`;
}

function reason({ reason: why, detail }: PathProblem): string {
  switch (why) {
    case 'too-long':
      return `Der Pfad ist länger als ${detail} Zeichen`;
    case 'no-dollar':
      return 'Ein Pfad in JSON beginnt mit $, wie $.data[*]';
    case 'ends-early':
      return 'Der Pfad endet, wo ein Name erwartet wird';
    case 'name-in-brackets':
      return 'Ein Name mit Leerzeichen oder Sonderzeichen steht in Klammern und Anführungszeichen';
    case 'bracket-open':
      return 'Eine Klammer wird nicht durch ] geschlossen';
    case 'quote-open':
      return 'Ein Anführungszeichen wird nicht geschlossen';
    case 'function-unknown':
      return `Eine Funktion ${quoted(detail ?? '')} gibt es hier nicht: length, count und value werden angeboten`;
    case 'function-use':
      return 'Eine Funktion ist so verwendet, dass sie nichts ergibt: length(@.name) und value(@.id) werden verglichen, count(@.*) zählt';
    case 'filter':
      return 'Der Filter ist nicht lesbar; man schreibt [?@.active==true] oder [?@.type=="site"]';
    case 'number':
      return 'Das ist keine Zahl, die ein Pfad enthalten kann';
    case 'escape':
      return 'Der umgekehrte Schrägstrich steht vor einem Zeichen, das keinen braucht';
    case 'unexpected':
      return 'Auf einen Namen folgen ein Punkt, eine Klammer oder das Ende';
    case 'descendants':
      return `Ein Pfad darf höchstens ${detail}-mal mit zwei Punkten suchen: Jede Suche geht noch einmal durch die ganze Antwort`;
    case 'filters':
      return `Ein Pfad darf höchstens ${detail} Filter enthalten`;
    case 'selectors':
      return 'Die Listen in Klammern vervielfachen sich zu mehr, als verfolgt werden kann';
    case 'filter-root':
      return 'In einem Filter darf $ nur zu einem Wert führen; die Zeile ist @';
    case 'not-one':
      return 'Der Pfad muss zu einem Wert führen, wie $.next, ohne Stern, zwei Punkte oder Filter';
    case 'elements-missing':
      return 'Nennen Sie die Elemente, die die Zeilen sind, wie customers/customer';
    case 'element-path':
      return 'Für eine XML-Antwort schreibt man Namen von Elementen, durch Schrägstriche getrennt, wie customers/customer';
    case 'element-name':
      return 'Zwischen zwei Schrägstrichen fehlt der Name eines Elements';
  }
}
