import { count, listed } from '../text';
import { inputs, secretInputs } from './form-inputs';
import { quoted } from './quoted';

export const form = {
  ...inputs,
  secretInputs,
  optional: (label: string): string => `${label} (optional)`,
  copied: 'Diese Kopie ist noch nicht gespeichert. Secrets werden nicht kopiert: Geben Sie sie neu ein.',
  pausedTitle: 'Diese Datenquelle ist pausiert',
  paused: (when: string, reason: string): string =>
    `Sie wurde pausiert: ${when}${reason === '' ? '' : ` (${quoted(reason)})`}. Felder rufen sie nicht auf, und kein Token wird erneuert, bis sie fortgesetzt wird. Was Sie hier ausprobieren, wird trotzdem ausgeführt.`,
  requiredMark: 'Mit * markierte Eingaben sind Pflicht.',
  createTitle: 'Datenquelle erstellen',
  editTitle: (name: string): string => `${name} bearbeiten`,
  loading: 'Datenquelle wird geladen…',
  loadFailed: 'Die Datenquelle konnte nicht geladen werden',
  back: 'Zurück zu den Datenquellen',
  backTo: (part: string): string => `Zurück zu „${part}“`,
  save: 'Speichern',
  saveAtEnd: 'Datenquelle speichern',
  head: {
    actions: 'Was gespeichert ist',
    test: 'Testen',
    tested: (verdict: string): string => `Test: ${verdict}. Die Schritte stehen im Abschnitt „Test“.`,
    notDone: 'Das war nicht möglich',
    unseenTitle: 'Wie es jetzt steht, war nicht zu erfahren',
    unseen: 'Was hier steht, kann überholt sein. Die Seite fragt von selbst wieder.',
    goneTitle: 'Diese Datenquelle wurde gelöscht',
    gone: 'Jemand hat sie gelöscht, während sie hier offen war, oder Sie selbst in einem anderen Fenster. Aus dem Formular kann eine neue Datenquelle werden; ihre Secrets sind weg und müssen neu eingegeben werden.',
    anew: 'Aus diesem Formular eine neue Datenquelle machen',
  },
  cancel: 'Abbrechen',
  saving: 'Wird gespeichert…',
  summaryTitle: (count: number): string =>
    count === 1 ? 'Bitte korrigieren Sie eine Eingabe' : `Bitte korrigieren Sie ${count} Eingaben`,
  sections: {
    datasource: 'Datenquelle',
    authentication: 'Anmeldung der App',
    requests: 'Anfragen',
    advanced: 'Erweitert',
    test: 'Test',
  },
  type: { label: 'Typ', url: 'URL', help: 'Jede REST-API, die über HTTPS erreichbar ist.' },
  privateKey: {
    instead: 'Stattdessen mit einem privaten Schlüssel signieren',
    notInstead: 'Stattdessen ein Client Secret verwenden',
    help: 'Die App erzeugt beide Hälften. Die private bleibt im verschlüsselten Speicher, die öffentliche wird Ihnen zum Registrieren angezeigt.',
    make: 'Schlüsselpaar erzeugen',
    makeAnother: 'Neues Schlüsselpaar erzeugen',
    makeInstead: 'Stattdessen ein Schlüsselpaar erzeugen',
    paste: 'Eigenen Schlüssel einfügen',
    pasteHelp:
      'PEM, von BEGIN PRIVATE KEY bis END PRIVATE KEY, oder ein JWK; nicht verschlüsselt. Er bleibt im verschlüsselten Speicher.',
    pasteBesideSaved: 'PEM oder JWK, nicht verschlüsselt. Der gespeicherte Schlüssel gilt, bis Sie speichern.',
    show: 'Öffentlichen Schlüssel anzeigen',
    keep: 'Gespeicherten Schlüssel behalten',
    isNew: 'Neues Schlüsselpaar',
    isSaved: 'Gespeichert',
    savedHelp: 'Ein privater Schlüssel ist gespeichert. Er kann nicht angezeigt werden.',
    made: 'Registrieren Sie den öffentlichen Schlüssel, und rufen Sie dann ein Zugriffstoken ab. Wird nicht gespeichert, bleibt das Paar einen Tag lang erhalten.',
    madeBesideSaved:
      'Registrieren Sie den öffentlichen Schlüssel zusätzlich zum alten, und rufen Sie dann ein Zugriffstoken ab. Der gespeicherte Schlüssel gilt, bis Sie speichern.',
  },
  publicKey: {
    register: 'Registrieren Sie diesen Schlüssel für die Anwendung in der Konsole des Dienstes. Er ist nicht geheim.',
    keyId: (id: string): string => `Schlüssel-ID (kid): ${id}`,
    noKeyId: 'Assertions nennen keine Schlüssel-ID. Verlangt der Server eine, geben Sie sie unten ein.',
    format: 'Als',
    formats: { jwk: 'JWK', jwks: 'JWK-Set', pem: 'PEM' },
    label: 'Öffentlicher Schlüssel',
    help: 'Klicken Sie in den Text, wählen Sie ihn ganz aus und kopieren Sie ihn.',
    hide: 'Öffentlichen Schlüssel ausblenden',
  },
  rows: {
    ofName: (list: string, name: string): string => `${list} ${quoted(name)}`,
    parts: { name: 'Name', value: 'Wert', secret: 'Secret' },
    name: (position: number): string => `Name von ${position}`,
    value: (position: number): string => `Wert von ${position}`,
    secret: (position: number): string => `Secret von ${position}`,
    secretLabel: 'Secret',
    remove: (name: string): string => (name === '' ? 'Entfernen' : `${name} entfernen`),
  },
  secret: {
    saved: 'Gespeichert',
    savedHelp: 'Ein Secret ist gespeichert. Es kann nicht angezeigt werden.',
    replace: (label: string): string => `${label} ersetzen`,
    replaceOrRemove: (label: string): string => `${label} ersetzen oder entfernen`,
    keep: (label: string): string => `Gespeicherten Wert behalten: ${label}`,
    removeHelp: 'Bleibt das Feld leer, wird der gespeicherte Wert beim Speichern entfernt.',
    replaceHelp: 'Der gespeicherte Wert gilt weiter, bis Sie speichern.',
  },
  secretEnd: {
    show: 'Ablauf des Secrets anzeigen',
    hide: 'Ablauf des Secrets ausblenden',
    /** `on`: its last day, written out; null: none was entered. */
    summary: (on: string | null, hasNext: boolean): string | null => {
      const next = hasNext ? 'Ein nächstes Secret springt ein.' : null;
      const end = on === null ? null : `Das Secret läuft ab: ${on}.`;
      return end === null ? next : next === null ? end : `${end} ${next}`;
    },
  },
  advanced: {
    show: 'Erweiterte Einstellungen anzeigen',
    hide: 'Erweiterte Einstellungen ausblenden',
    help: 'Was manche Server außer Client-ID, Client-Secret und Scopes verlangen. Die meisten brauchen nichts davon.',
    groups: {
      client: 'Wie sich der Client anmeldet',
      request: 'Was angefordert wird',
      answer: 'Was der Server antwortet',
      proof: 'Besitznachweis',
      use: 'Wie die API das Token bekommt',
    },
    unchanged: 'Alles wie voreingestellt.',
    changed: (names: readonly string[], locale: string): string =>
      `Nicht wie voreingestellt: ${listed(names, locale)}.`,
  },
};

export const test = {
  heading: 'Datenquelle testen',
  help: 'Ruft bei Bedarf ein Token ab, fragt die API und zeigt die ersten Zeilen. Gespeichert wird nichts.',
  run: 'Datenquelle testen',
  running: 'Wird getestet…',
  steps: { token: 'Token', api: 'API' },
  tokenOk: (ms: string): string => `Token: nach ${ms} erhalten.`,
  tokenReused: 'Token: Es gab ein gültiges.',
  apiOk: (status: number, ms: string, bytes: string): string => `API: HTTP ${status} nach ${ms}, ${bytes}.`,
  failed: (step: string, ms: string): string => `${step}: nach ${ms} fehlgeschlagen.`,
  requested: 'Aufgerufene Adresse',
  notRequested: 'Adresse, die nicht aufgerufen wurde',
  old: 'Die Einstellungen oben sind seither geändert. Was folgt, betrifft die von vorher.',
  rows: (shown: number, total: number | null): string => {
    if (total === null) return shown === 1 ? 'Die Antwort' : `Die ersten ${shown} Zeilen`;
    if (total === 1) return 'Eine Zeile';
    return shown === 1 ? `Die erste von ${total} Zeilen` : `Die ersten ${shown} von ${total} Zeilen`;
  },
  part: ({ rows, of, isCertain }: { rows: number; of: number | null; isCertain: boolean }): string =>
    isCertain
      ? `${count(rows, 'de')}${of === null ? ' Zeilen, und es gibt mehr' : ` von ${count(of, 'de')} Zeilen`}: Die API gibt die übrigen auf weiteren Seiten. Ein Feld liest sie, wenn in seiner Konfiguration „Weitere Seiten“ eingestellt ist; die Vorschau dort bietet an, was passt.`
      : `${count(rows, 'de')} ${rows === 1 ? 'Zeile' : 'Zeilen'}, und niemand weiß, ob es mehr gibt: Die Antwort sagt es nicht und sieht wie eine Seite aus. Die Vorschau eines Felds bietet an, wie sich weitere abrufen lassen.`,
  emptyList:
    '0 Zeilen: Die API antwortete mit einer leeren Liste. Versuchen Sie einen anderen Pfad oder eine Anfrage, die etwas findet.',
  noRows: {
    nothing:
      'Die API antwortete mit nichts: 0 Bytes. Prüfen Sie die Basis-URL und den Pfad zum Ausprobieren; manche APIs antworten so, wenn der Anfrage ein Parameter oder ein Header fehlt.',
    webPage:
      'Die API antwortete mit einer Webseite, oft einer zum Anmelden. Prüfen Sie die Basis-URL und den Pfad zum Ausprobieren: Ist das die Adresse der API oder die ihrer Website?',
    other: (contentType: string | null): string =>
      `Die API hat geantwortet, aber in der Antwort wurde keine Liste von Zeilen gefunden (${contentType ?? 'ohne Content-Type'}). Sehen Sie sich die Rohantwort an: Eine Liste an ungewöhnlicher Stelle lässt sich noch in der Konfiguration eines Feldes angeben.`,
  },
  raw: { show: 'Rohantwort anzeigen', hide: 'Rohantwort ausblenden' },
  ok: 'Die Datenquelle funktioniert',
  okComplaining: 'Die API antwortet, aber ihre Antwort könnte von einem Fehler sprechen: Sehen Sie nach',
  okWithoutRows: 'Die API antwortet, aber ohne Zeilen',
  claims: {
    heading: 'Was das Token aussagt',
    show: 'Anzeigen, was das Token aussagt',
    hide: 'Ausblenden, was das Token aussagt',
    help: 'Das Token ist ein JWT. Dies sind seine Claims; das Token selbst bleibt auf dem Server.',
    columns: { claim: 'Angabe', value: 'Wert' },
    others: (names: readonly string[], locale: string): string =>
      `Außerdem enthält es ${listed(names, locale)}. Ihre Werte werden nicht angezeigt, weil sie Personen betreffen können.`,
  },
  notOk: 'Die Datenquelle funktioniert jetzt nicht',
};

export const consent = {
  title: (hosts: readonly string[], locale: string): string => `${listed(hosts, locale)}: noch nicht freigegeben`,
  declined: (hosts: readonly string[], locale: string): string =>
    `Diese App darf nur Hosts aufrufen, die ein Administrator dieser Site freigegeben hat. Nicht freigegeben: ${listed(hosts, locale)}. Deshalb wurde nichts gesendet. Geben Sie die Freigabe, um fortzufahren.`,
  full: (hosts: readonly string[], locale: string): string =>
    `Atlassian erlaubt einer App 100 freigegebene Hosts, und alle sind vergeben. Löschen Sie Datenquellen, die nichts verwendet, und entfernen Sie dann deren Hosts in den Einstellungen der App, um Platz zu schaffen für ${listed(hosts, locale)}.`,
  approve: (hosts: readonly string[]): string => (hosts.length === 1 ? 'Host freigeben' : 'Hosts freigeben'),
  saveAnyway: 'Ohne Freigabe speichern',
  approvedNow: (hosts: readonly string[], locale: string): string =>
    `Die App darf ab jetzt ${listed(hosts, locale)} aufrufen. Haben Sie sich vertippt? Dann nehmen Sie ${hosts.length === 1 ? 'ihn' : 'sie'} zurück.`,
  takeBack: (hosts: readonly string[], locale: string): string => `${listed(hosts, locale)} zurücknehmen`,
  notTakenBack:
    'Das ließ sich nicht zurücknehmen. Versuchen Sie es noch einmal, oder entfernen Sie den Host unter „Hosts“.',
  /** Atlassian's dialog says it above the hosts. */
  groupDescription: (hosts: readonly string[], locale: string): string =>
    `Neu: ${listed(hosts, locale)}. Die App ruft ${hosts.length === 1 ? 'ihn' : 'sie'} für die Felder auf, die Administratoren dieser Site mit REST-APIs verbinden.`,
};

export const leave = {
  title: 'Seite verlassen, ohne zu speichern?',
  body: 'Ihre Änderungen gehen verloren, wenn Sie die Seite verlassen.',
  confirm: 'Ohne Speichern verlassen',
  stay: 'Bleiben',
};

export const unsaved = {
  title: (when: string): string => `Sie haben ungespeicherte Änderungen vom ${when}`,
  body: (name: string): string =>
    `Die Änderungen${name === '' ? '' : ` an ${quoted(name)}`} wurden nur für Sie aufbewahrt, ohne Secrets.`,
  ofField:
    'Die Änderungen an dieser Konfiguration wurden nur für Sie aufbewahrt. Das Feld arbeitet weiter, wie es gespeichert ist.',
  continue: 'Damit weitermachen',
  discard: 'Verwerfen',
  returned: 'Ihre ungespeicherten Änderungen sind wieder da',
  typeAgain: 'Was ein Secret ist oder sein könnte, wurde nicht aufbewahrt. Geben Sie erneut ein:',
  nothingToType: 'Sehen Sie sie an und speichern Sie dann: Bis dahin gelten sie nicht.',
  notKept:
    'Diese Änderungen werden gerade nicht aufbewahrt: Wird die Seite geschlossen oder neu geladen, bevor Sie speichern, gehen sie verloren.',
};

export const conflict = {
  title: 'Diese Datenquelle wurde anderswo gespeichert',
  body: (when: string): string =>
    `Jemand anderes, oder Sie in einem anderen Fenster, hat sie gespeichert, nachdem Sie sie geöffnet hatten: ${when}. Was Sie eingegeben haben, steht weiter unten: Wählen Sie, welche Einstellungen bleiben.`,
  changes: 'Inzwischen wurde gespeichert:',
  nothingDiffers:
    'Keine Einstellung ist anders: Ein Secret oder ein Schlüssel wurde ersetzt, oder sie wurde gespeichert, wie sie war.',
  secrets: 'Secrets werden nicht verglichen. Eines, das Sie nicht eingegeben haben, bleibt so, wie es gespeichert ist.',
  both: (settings: readonly string[], locale: string): string =>
    `Auch Sie haben geändert: ${listed(settings, locale)}. Ihre Werte bleiben, wenn Sie die übrigen Änderungen übernehmen.`,
  merge: 'Die übrigen übernehmen',
  merged:
    'Die anderen Änderungen stehen jetzt in diesem Formular. Sehen Sie sie an und speichern Sie dann: Bis dahin ist nichts von Ihnen gespeichert.',
  reload: 'Die anderen laden',
  keep: 'Meine behalten und speichern',
};

export const doubt = {
  untriedTitle: 'Ein nicht erprobtes Secret speichern?',
  refusedTitle: 'Ein abgelehntes Secret speichern?',
  untried: (secrets: string): string =>
    `Noch hat nichts gezeigt, dass das neue funktioniert (${secrets}). Speichern Sie es und es funktioniert nicht, stehen Felder ohne ihre Quelle da, sobald der jetzige Zugriff endet. Gehen Sie zurück, um es zu erproben, oder behalten Sie das gespeicherte, das weiter gilt.`,
  refused: (secrets: string): string =>
    `Der Versuch mit diesen Einstellungen ist fehlgeschlagen (${secrets}). Speichern Sie das neue und es funktioniert nicht, stehen Felder ohne ihre Quelle da, sobald der jetzige Zugriff endet. Das gespeicherte gilt weiter, wenn Sie es behalten.`,
  back: 'Zurück',
  saveAnyway: 'Das neue trotzdem speichern',
  keepSaved: 'Das gespeicherte behalten',
};
