import {
  copyLimits,
  type CopyEstimate,
  type CopyInterval,
  type CopyStop,
  type SinceFormat,
} from '../../../contract/copy';
import type { CopyKind, CopyPhase } from '../../../contract/copy';
import { count, duration, size, usd } from '../text';
import { appError } from './app-errors';
import { completeness } from './paging';

export const copy = {
  interval: {
    label: 'Kopie erneuern',
    help: `Sie beginnt von selbst, höchstens eine Stunde nachdem sie fällig ist. Eine Kopie, die ${copyLimits.keptDays} Tage lang nicht erneuert werden konnte, wird nicht mehr benutzt und gelöscht.`,
  },
  maxRows: {
    label: 'Höchstens so viele Zeilen',
    help: (max: number, locale: string): string =>
      `Bis zu ${count(max, locale)}. Von einer Quelle mit mehr Zeilen wird keine Kopie gemacht: In einer halben Liste sucht man vergebens.`,
  },
  sinceFormat: {
    label: 'Wie die Zeit in {since} geschrieben wird',
    help: `Zwischen zwei vollständigen Kopien wird nur geholt, was sich seitdem geändert hat. Eine vollständige entsteht nach ${copyLimits.wholeDays} Tagen und von Hand: Von Zeilen, die weg sind, erzählt keine API.`,
  },
  sinceHint:
    'Wenn die API nur die Zeilen geben kann, die sich nach einer Zeit geändert haben, nennen Sie diese Zeit im Pfad, etwa {?updated_since=since}: Dann wird nur einmal in der Woche alles geholt.',
  personalData:
    'Die Zeilen liegen im Forge-Speicher dieser Site, ohne eigene Verschlüsselung, für alle, die das Feld benutzen dürfen. Lassen Sie persönliche Daten weg, nach denen niemand sucht: Aufbewahrt werden nur Schlüssel, Bezeichnung und Angaben.',
  estimateTitle: 'Was es kostet',
  estimate: (
    { rows, isAtLeast, writtenBytes, readBytes }: CopyEstimate,
    { month, search }: { month: number; search: number },
    locale: string,
  ): string =>
    `${isAtLeast ? 'Mindestens ' : ''}${count(rows, locale)} Zeilen: Jede vollständige Kopie schreibt etwa ${size(writtenBytes, locale)} in den Forge-Speicher und liest ${size(readBytes, locale)} daraus. Das sind höchstens ${usd(month, locale)} im Monat und ${usd(search * 10_000, locale)} für 10.000 Suchen, zu den Preisen von Forge ohne den freien Teil. Bezahlt wird es von dem, der die App bereitstellt.`,
  estimateMore: 'Niemand weiß, wie viele Zeilen die API hat: Die Vorschau hat einen Teil davon gelesen.',
  title: 'Kopie der Quelle',
  loading: 'Die Kopie wird angesehen…',
  none: 'Es gibt noch keine Kopie. Bis es eine gibt, wird in den Zeilen gesucht, die die API gibt.',
  served: (rows: number, when: string, locale: string): string =>
    `Gesucht wird in ${count(rows, locale)} Zeilen vom ${when}.`,
  changedRows: (rows: number, whenWhole: string, locale: string): string =>
    `${count(rows, locale)} ${rows === 1 ? 'Zeile ist' : 'Zeilen sind'} seit der vollständigen Kopie vom ${whenWhole} neu oder geändert.`,
  dropped: (rows: number, locale: string): string =>
    `${count(rows, locale)} ${rows === 1 ? 'Zeile hat' : 'Zeilen haben'} keinen brauchbaren Schlüssel und ${rows === 1 ? 'wird' : 'werden'} nicht gefunden.`,
  nothingGone: 'Von keinem gespeicherten Wert wird gesagt, dass es ihn nicht mehr gibt.',
  otherSettings:
    'Die Kopie gehört zu anderen Einstellungen als den gespeicherten: Bis sie erneuert ist, wird in den Zeilen gesucht, die die API gibt.',
  tooOld: `Die Kopie ist älter als ${copyLimits.keptDays} Tage und wird nicht mehr benutzt.`,
  running: (
    kind: CopyKind,
    phase: CopyPhase,
    { rows, pages }: { rows: number; pages: number },
    locale: string,
  ): string => {
    if (pages === 0)
      return kind === 'whole' ? 'Eine Kopie entsteht: Das Lesen beginnt.' : 'Das Lesen der Änderungen beginnt.';
    const read = `${count(rows, locale)} Zeilen von ${count(pages, locale)} ${pages === 1 ? 'Seite' : 'Seiten'}`;
    if (phase === 'building') return `Eine Kopie entsteht: ${read} sind gelesen, die Wörter werden geordnet.`;
    return kind === 'whole'
      ? `Eine Kopie entsteht: ${read} sind gelesen.`
      : `Änderungen werden gelesen: bisher ${read}.`;
  },
  waits: (when: string): string => `Die Quelle konnte nicht gelesen werden. Es wird ${when} wieder versucht.`,
  next: (when: string): string => `Nächste Erneuerung: ${when}`,
  lastCost: (
    {
      writtenBytes,
      readBytes,
      functionMs,
      usd: price,
    }: { writtenBytes: number; readBytes: number; functionMs: number; usd: number },
    locale: string,
  ): string =>
    `Die letzte Erneuerung schrieb ${size(writtenBytes, locale)}, las ${size(readBytes, locale)} und arbeitete ${duration(functionMs, locale)}. Das kostet ${usd(price, locale)}.`,
  stored: (bytes: number, locale: string): string => `Gespeichert sind ${size(bytes, locale)}.`,
  failed: (when: string): string => `Nicht erneuert (${when})`,
  kept: 'Die Kopie von vorher wird weiter benutzt.',
  keptNone: 'Gesucht wird in den Zeilen, die die API gibt.',
  renew: 'Kopie jetzt erneuern',
  renewing: 'Die Kopie wird erneuert',
  actionFailed: 'Die Kopie konnte nicht erneuert werden',
};

export function copyInterval(interval: CopyInterval): string {
  switch (interval) {
    case 'hourly':
      return 'Jede Stunde';
    case 'six-hourly':
      return 'Alle sechs Stunden';
    case 'daily':
      return 'Jeden Tag';
    case 'weekly':
      return 'Jede Woche';
  }
}

export function sinceFormat(format: SinceFormat): string {
  switch (format) {
    case 'iso':
      return '2026-11-28T10:32:00Z';
    case 'date':
      return '2026-11-28';
    case 'seconds':
      return 'Sekunden seit 1970';
    case 'milliseconds':
      return 'Millisekunden seit 1970';
  }
}

/** Why a copy was not renewed, and what to do. */
export function copyStop(stop: CopyStop, locale: string): string {
  switch (stop.code) {
    case 'source':
      return `Die Quelle konnte nicht gelesen werden. ${appError(stop.failure, locale)}`;
    case 'incomplete':
      if (stop.reason === 'row-limit')
        return 'Die Quelle hat mehr Zeilen, als eine Kopie haben darf. Erhöhen Sie die Grenze, oder lassen Sie im Pfad weg, wonach niemand sucht.';
      if (stop.reason === 'page-limit') return 'Die Quelle hat zu viele Seiten. Stellen Sie größere Seiten ein.';
      return `Nicht alle Zeilen wurden gelesen. ${completeness({ verdict: 'incomplete', reason: stop.reason })}`;
    case 'shrunk':
      return `Die Quelle gab ${count(stop.now, locale)} Zeilen, die Kopie hat ${count(stop.before, locale)}. Wenn das stimmt, erneuern Sie die Kopie von Hand.`;
    case 'datasource-missing':
      return 'Die Datenquelle dieses Feldes gibt es nicht mehr. Verbinden Sie das Feld mit einer anderen.';
    case 'context-gone':
      return 'Jira hat diesen Kontext des Feldes nicht mehr, darum wurde die Kopie gelöscht. Wenn das so gemeint ist, trennen Sie das Feld.';
    case 'settings-changed':
      return 'Das Feld oder seine Datenquelle wurde inzwischen geändert. Die Kopie wird neu gemacht.';
    case 'interrupted':
      return 'Die Erneuerung brach immer wieder an derselben Stelle ab. Im Protokoll der App steht, wo. Erneuern Sie die Kopie von Hand, und melden Sie es, wenn sie noch einmal dort stehen bleibt.';
  }
}
