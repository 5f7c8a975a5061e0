import type { health as english } from '../english/health';
import { count, listed, percent, size, timeSpan, unitPrice } from '../text';

const datenquellen = (many: number): string => (many === 1 ? '1 Datenquelle' : `${many} Datenquellen`);

export const health: typeof english = {
  title: 'Zustand',
  intro: (timeZone) =>
    `Wie es um die Zugriffstoken steht und was die App verbraucht. Stunden gelten in Ihrer Zeitzone (${timeZone}), Tage sind Tage nach UTC.`,
  loading: 'Der Zustand der Datenquellen wird geladen…',
  failedTitle: 'Die Seite konnte nicht geladen werden',
  reload: 'Neu laden',
  asOf: (when) => `Stand: ${when}.`,
  emptyTitle: 'Noch hat keine Datenquelle Zugriffstoken',
  emptyBody:
    'Sobald eine Datenquelle mit OAuth2 - Client credentials gespeichert ist, zeigt diese Seite ihre Erneuerungen und Fehlschläge je Stunde und Tag, die nächsten Erneuerungen und das Fehlerbudget; und ab dem ersten Aufruf einer API, was die App in einem Monat verbraucht und kostet.',

  allValid: (many) =>
    many === 1
      ? 'Die eine aktive Datenquelle hat ein gültiges Zugriffstoken'
      : `Alle ${many} aktiven Datenquellen haben ein gültiges Zugriffstoken`,
  someValid: (valid, many) => `${valid} von ${datenquellen(many)} haben ein gültiges Zugriffstoken`,
  othersOnUse:
    'Die übrigen erhalten bei der nächsten Verwendung eines. Das ist normal bei Token, die nur Minuten gelten.',
  allPaused: 'Alle Datenquellen sind pausiert',
  trouble: (many, of) => `${many} von ${datenquellen(of)} ${many === 1 ? 'braucht' : 'brauchen'} Aufmerksamkeit`,
  troubled: (named, more, locale) =>
    `Sehen Sie nach bei ${listed(more > 0 ? [...named, `${more} weiteren`] : named, locale)}.`,
  troubledOne: (name, status) => `${name} (${status})`,
  troubleHelp: 'Was der Server gesagt hat und was zu tun ist, steht in jeder Datenquelle unter Zugriffstoken.',
  paused: (many) => (many === 0 ? '' : `${many} pausiert.`),

  failingApis: (many) =>
    many === 1 ? 'Die API einer Datenquelle ist gestört' : `Die APIs von ${many} Datenquellen sind gestört`,
  failingApi: (name, since, failure) => `${name}, seit ${since}: ${failure}`,
  failingApisHelp: (more) =>
    `${more === 0 ? '' : `${more} weitere stehen in der Liste der Datenquellen unter „Derzeit gestört“. `}Es zählt der letzte Aufruf für ein Feld oder eine Aktualisierung.`,

  period: 'Zeitraum',
  periods: { hours: 'Letzte 24 Stunden', days: 'Letzte 30 Tage' },
  datasource: 'Gezeigte Datenquelle',
  allDatasources: 'Alle Datenquellen',

  renewalsTitle: 'Erneuerungen',
  renewals: 'Erneuerungen',
  failures: 'Fehlschläge',
  renewalsSum: { hours: 'In den letzten 24 Stunden', days: 'In den letzten 30 Tagen' },
  renewalsSentence: (period, renewals, failures, locale) =>
    renewals + failures === 0
      ? `${period} wurde kein Token angefordert.`
      : `${period}: ${renewals === 1 ? '1 Erneuerung' : `${count(renewals, locale)} Erneuerungen`}, ${failures === 1 ? '1 Fehlschlag' : `${count(failures, locale)} Fehlschläge`}.`,
  withoutTitle: 'Minuten ohne gültiges Token',
  withoutSeries: 'Minuten',
  withoutSentence: (period, seconds, locale) =>
    seconds === 0
      ? `${period} war immer ein gültiges Token da, wenn eines gebraucht wurde.`
      : `${period} fehlte insgesamt ${timeSpan(seconds, locale)} lang ein gültiges Token, gezählt jeweils ab der ersten Anforderung, die fehlschlug.`,
  callsTitle: 'Aufrufe von APIs, alle Datenquellen',
  answered: 'Beantwortet',
  failed: 'Fehlgeschlagen',
  callsSentence: (period, answered, failed, locale) =>
    answered + failed === 0
      ? `${period} wurde keine API aufgerufen.`
      : `${period}: ${count(answered, locale)} beantwortet, ${count(failed, locale)} fehlgeschlagen.`,
  failuresTitle: 'Fehlgeschlagene Token-Anfragen',
  callsFailedTitle: 'Fehlgeschlagene API-Aufrufe',
  failuresSentence: (failed: number, locale: string): string =>
    failed === 1 ? 'Ein Balken zeigt, wann das war.' : `Balken zeigen, wann die ${count(failed, locale)} waren.`,
  more: 'Fehlerbudget, Nutzung und Kosten',
  less: 'Fehlerbudget, Nutzung und Kosten ausblenden',
  showNumbers: (title) => `Zahlen: ${title}`,
  hideNumbers: (title) => `Ohne Zahlen: ${title}`,
  when: 'Wann',
  numbersHelp: 'Neueste zuerst. Zeiten, in denen nichts geschah, fehlen.',

  nextTitle: 'Nächste Erneuerungen',
  nextColumns: { name: 'Datenquelle', when: 'Wann' },
  overdue: 'ÜBERFÄLLIG',
  overdueHelp:
    'Überfällig heißt: mehr als zehn Minuten zu spät, zwei geplante Läufe haben sie verpasst. Bei der nächsten Verwendung wird das Token trotzdem erneuert.',
  nextNone:
    'Keine Erneuerung ist geplant. Token, die nur Minuten gelten, und solche ohne Ablauf werden bei der Verwendung erneuert.',

  budgetTitle: 'Fehlerbudget',
  budgetAim: ({ objective, allowedSeconds }, many, locale) =>
    many === 1
      ? `Das Ziel ist ein gültiges Token in ${percent(objective, locale)} der Zeit: Innerhalb von 30 Tagen darf es der Datenquelle ${timeSpan(allowedSeconds, locale)} lang fehlen.`
      : `Das Ziel ist ein gültiges Token in ${percent(objective, locale)} der Zeit: Innerhalb von 30 Tagen darf es ${datenquellen(many)} zusammen ${timeSpan(allowedSeconds, locale)} lang fehlen.`,
  budgetUsed: ({ usedSeconds, remaining }, locale) => {
    if (usedSeconds === 0) return 'Davon ist nichts verbraucht.';
    return remaining >= 0
      ? `Verbraucht: ${timeSpan(usedSeconds, locale)}. ${percent(remaining, locale)} des Budgets sind übrig.`
      : `Verbraucht: ${timeSpan(usedSeconds, locale)}, mehr als vorhanden ist. Beheben Sie, was fehlschlägt, bevor Sie anderes ändern.`;
  },
  budgetAchieved: (share, since, locale) => `Erreicht: ${percent(share, locale)}, gezählt seit ${since}.`,
  budgetMeaning:
    'Es zählt nur Zeit, in der ein Token gebraucht wurde und keines gültig war. Ein Ausfall des Autorisierungsservers, den das letzte Token überdauert, kostet nichts.',
  budgetBar: (used, locale) => `Verbrauchter Teil des Fehlerbudgets: ${percent(used, locale)}`,

  monthTitle: 'Verbrauch in diesem Monat, alle Datenquellen',
  monthSince: (when) => `Gezählt seit ${when}.`,
  monthLines: ({ token, api, storage, soFar }, locale) => [
    `Token-Anfragen: ${count(token.ok, locale)} beantwortet, ${count(token.failed, locale)} fehlgeschlagen`,
    `API-Aufrufe: ${count(api.ok, locale)} beantwortet, ${count(api.failed, locale)} fehlgeschlagen`,
    `Lesen im Speicher: ${count(storage.reads, locale)}-mal (${size(storage.readBytes, locale)})`,
    `Schreiben im Speicher: ${count(storage.writes, locale)}-mal (${size(storage.writeBytes, locale)})`,
    `Rechenzeit: ${count(soFar.computeGbSeconds, locale)} GB-Sekunden`,
    `Protokolle: ${size(soFar.logBytes, locale)}`,
  ],
  monthNone: 'In diesem Monat wurde noch nichts gezählt. Die erste Erneuerung oder der erste API-Aufruf beginnt damit.',
  estimate:
    'Das sind Schätzungen der App, eher zu niedrig: Sie sieht die Werte, die sie liest und schreibt, und die Zeit ihrer Funktionen, nicht aber, was Forge hinzufügt. Gespeicherte Einstellungen, Auswahllisten aus dem Zwischenspeicher und Ereignisse von Vorgängen, die keinen Aufruf brauchen, fehlen, weil ihr Zählen mehr kosten würde, als es sagt; tausend davon kosten etwa einen zehntel Cent.',

  costTitle: 'Geschätzte Kosten dieses Monats zu den Preisen von Forge',
  costIntro: (since) =>
    `Der ganze Monat, wenn es so weitergeht, in US-Dollar, zu den Preisen seit ${since}. Wer die App bereitstellt, zahlt für alle ihre Installationen zusammen, und sie teilen sich den freien Anteil: „Kosten“ überlässt ihn ganz dieser Site, „Höchstens“ gar nicht.`,
  costColumns: { what: 'Was', used: 'Erwartet', price: 'Preis', cost: 'Kosten', most: 'Höchstens' },
  costNames: {
    compute: 'Rechenzeit',
    storageReads: 'Aus dem Speicher gelesen',
    storageWrites: 'In den Speicher geschrieben',
    logs: 'Protokolle',
  },
  costTotal: 'Summe',
  gbSeconds: (amount, locale) => `${count(amount, locale)} GB-s`,
  pricePerGbSecond: (price, free, locale) => `${unitPrice(price, locale)} je GB-s nach ${free}`,
  pricePerGb: (price, free, locale) => `${unitPrice(price, locale)} je GB nach ${free}`,
  retention: (days) =>
    `Aufbewahrt: Erneuerungen und Fehlschläge je Stunde 24 Stunden und je Tag 30 Tage lang, der Verbrauch eines Tages ${days} Tage lang. Mit einer gelöschten Datenquelle verschwinden ihre Zahlen.`,
};
