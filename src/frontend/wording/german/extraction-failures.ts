import type { ExtractionFailure } from '../../../contract/failures';
import { notOfKind } from '../kind-words';
import { listed } from '../text';
import { fieldKinds } from './field-kinds';
import { pathProblem } from './path-problem';
import { quoted } from './quoted';
import { templateProblem } from './template-problem';

/** Why no options could be read from an answer that arrived. */
export function extractionFailure(failure: ExtractionFailure, locale = 'de'): string {
  switch (failure.code) {
    case 'content-invalid':
      return contentProblem(failure);
    case 'items-malformed':
      return `Der Pfad zu den Einträgen ist nicht lesbar. ${pathProblem(failure)} Korrigieren Sie ihn, oder wählen Sie einen der Vorschläge.`;
    case 'items-too-costly':
      return 'Der Pfad durchsucht die Antwort öfter, als er darf. Schreiben Sie die Schritte zu den Zeilen einzeln, etwa $.data[*], statt zweier Punkte oder eines Filters.';
    case 'items-found-nothing':
      return `Die Antwort ist da, aber der Pfad zu den Einträgen findet nichts darin. ${members(failure.members, locale)} Korrigieren Sie den Pfad, oder wählen Sie einen der Vorschläge.`;
    case 'items-not-rows':
      return `Der Pfad zu den Einträgen führt nicht zu einer Liste von Zeilen (gefunden: ${failure.found}). Wählen Sie einen Pfad, der bei einer Liste endet.`;
    case 'key-not-found':
      return `Die Zeilen haben keinen solchen Schlüssel. ${members(failure.members, locale)} Wählen Sie das Merkmal, das sich für eine Zeile nie ändert.`;
    case 'label-malformed':
      return `Die Vorlage der Bezeichnung ist nicht lesbar. ${templateProblem(failure)}`;
    case 'label-empty':
      return `Die Bezeichnung bleibt in jeder Zeile leer. ${members(failure.members, locale)} Schreiben Sie eines davon in doppelte geschweifte Klammern, etwa {{name}}.`;
    case 'value-empty':
      return `Die erste Zeile hat an der Stelle des Werts nichts. ${members(failure.members, locale)} Schreiben Sie eines davon in doppelte geschweifte Klammern, etwa {{name}}.`;
    case 'value-not-of-kind':
      return notOfKind(fieldKinds[failure.kind], quoted(failure.found ?? ''));
  }
}

function members(names: readonly string[], locale: string): string {
  return names.length === 0
    ? 'Es gibt keine Merkmale zur Auswahl.'
    : `Vorhanden: ${listed(names.slice(0, 12), locale)}.`;
}

function contentProblem(failure: Extract<ExtractionFailure, { code: 'content-invalid' }>): string {
  const kind = failure.content.toUpperCase();
  const detail = failure.detail === null ? '' : ` Meldung beim Lesen: ${quoted(failure.detail)}.`;
  switch (failure.problem) {
    case 'html':
      return `Die API antwortete mit einer Webseite statt mit ${kind}. Prüfen Sie den Pfad und die Authentifizierung: Oft ist das eine Anmeldeseite.${detail}`;
    case 'empty':
      return `Die API antwortete mit nichts statt mit ${kind}. Prüfen Sie den Pfad.${detail}`;
    case 'malformed':
      return `Die Antwort der API ist kein gültiges ${kind}. Wählen Sie ein anderes Format, oder bitten Sie den Dienst um Abhilfe.${detail}`;
    case 'too-deep':
      return `Das ${kind} der API ist zu tief verschachtelt, um sicher gelesen zu werden. Fragen Sie eine flachere Ressource ab.${detail}`;
    case 'too-many':
      return `Das ${kind} der API besteht aus mehr Werten, als auf einmal sicher gelesen werden können. Fragen Sie weniger Zeilen oder weniger Merkmale ab.${detail}`;
    case 'binary':
      return `Die API antwortete mit einer Datei (${failure.detail ?? ''}) statt mit ${kind}. Wählen Sie einen Pfad, der Daten liefert.`;
    case 'entities':
      return `Das ${kind} der API deklariert eigene Entitäten, die aus Sicherheitsgründen nicht aufgelöst werden. Der Dienst muss ohne sie antworten.${detail}`;
    case 'encoding':
      return `Die Zeichen im ${kind} der API lassen sich nicht dekodieren. Der Dienst muss seine Kodierung im Content-Type nennen.${detail}`;
  }
}
