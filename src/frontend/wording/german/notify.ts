import type { NotifyProblem } from '../../../contract/notify';
import type { UnreachableProblem } from '../../../contract/token-failure';

export const notify = {
  title: 'Benachrichtigungen',
  intro:
    'Wenn eine Datenquelle fünf Minuten lang ausfällt, wieder arbeitet oder ihr Secret bald abläuft, sendet die App eine Nachricht an eine Adresse Ihrer Wahl.',
  loading: 'Die Benachrichtigungen werden geladen…',
  failedTitle: 'Die Benachrichtigungen konnten nicht geladen werden',
  none: 'Noch wird niemand benachrichtigt',
  unreadable: 'Niemand wird benachrichtigt: Wohin Nachrichten gehen, ist nicht lesbar',
  unreadableBody:
    'Das Gespeicherte ist beschädigt, oder eine andere Version der App hat es geschrieben. Es bleibt, wie es ist, bis Sie die Adresse erneut eingeben und speichern.',
  noneBody:
    'Geben Sie die Adresse eines eingehenden Webhooks ein: eines Chats, einer Automatisierungsregel oder eines eigenen Programms.',
  url: {
    label: 'Adresse, die Nachrichten annimmt',
    help: 'https. Sie wird verschlüsselt aufbewahrt, denn oft genügt die Adresse, um dorthin zu schreiben.',
    saved: (host: string): string => `Nachrichten gehen an ${host}.`,
    replace: 'Andere Adresse eingeben',
    keep: 'Gespeicherte Adresse behalten',
  },
  format: {
    label: 'Was sie annimmt',
    all: 'JSON mit allen Angaben',
    text: 'JSON mit „text“ allein',
    help: 'Wählen Sie „text“ allein für Chats: Manche lehnen Angaben ab, die sie nicht kennen.',
  },
  language: { label: 'Sprache der Nachrichten', en: 'Englisch', de: 'Deutsch' },
  header: { show: 'Header für den Empfänger', hide: 'Header ausblenden' },
  headerName: {
    label: 'Name des Headers (optional)',
    help: 'Für einen Empfänger, der ein eigenes Token in einem Header erwartet.',
  },
  headerValue: {
    label: 'Wert des Headers',
    help: 'Wird verschlüsselt aufbewahrt.',
    saved: 'Wird verschlüsselt aufbewahrt. Leer: der gespeicherte bleibt.',
  },
  save: 'Speichern',
  test: 'Testnachricht senden',
  remove: 'Niemanden mehr benachrichtigen',
  removeTitle: 'Niemanden mehr benachrichtigen?',
  removeBody: 'Die Adresse wird gelöscht, und mit ihr die Nachrichten, die noch unterwegs sind.',
  dismiss: 'Abbrechen',
  outdatedTitle: 'Inzwischen wurden andere Einstellungen gespeichert',
  outdated:
    'Von jemand anderem oder von Ihnen in einem anderen Fenster. Unten stehen die von vorher: Laden Sie neu, um zu sehen, was jetzt gilt.',
  savedOnly: 'Gespeichert.',
  saved: 'Gespeichert. Was jetzt ausfällt, wird in wenigen Minuten gemeldet.',
  arrived: 'Die Testnachricht wurde angenommen.',
  notArrived: (reason: string): string => `Die Testnachricht kam nicht an: ${reason}`,
  notAllowed: (host: string): string =>
    `${host} ist auf dieser Site nicht freigegeben. Die Nachrichten warten, bis der Host freigegeben ist.`,
  approve: 'Host freigeben',
  last: {
    arrived: (when: string): string => `Die letzte Nachricht wurde angenommen: ${when}.`,
    failed: (when: string, reason: string): string => `Die letzte Nachricht (${when}) kam nicht an: ${reason}`,
    never: 'Es wurde noch keine Nachricht über eine Datenquelle gesendet.',
  },
  waiting: (count: number): string =>
    count === 1
      ? 'Eine Nachricht wartet auf den nächsten Versuch.'
      : `${count} Nachrichten warten auf den nächsten Versuch.`,
  givenUp: (count: number): string =>
    count === 1
      ? 'Eine Nachricht wurde nach vielen Versuchen an einem Tag aufgegeben.'
      : `${count} Nachrichten wurden nach vielen Versuchen an einem Tag aufgegeben.`,
  what: 'Was gesendet wird',
  whatLess: 'Ausblenden, was gesendet wird',
  whatBody:
    'Eine Nachricht für jede Änderung an einer Datenquelle, mit einem Link zu ihr. Bei einer, die oft kommt und geht, weniger. Kein Secret und kein Text eines Servers.',
};

/** Why a message did not arrive, and whose move it is. */
export function notifyProblem(problem: NotifyProblem): string {
  switch (problem.code) {
    case 'status':
      return problem.status === 404 || problem.status === 410
        ? `An der Adresse ist nichts (HTTP ${problem.status}). Kopieren Sie sie noch einmal vom Empfänger.`
        : problem.status === 401 || problem.status === 403
          ? `Der Empfänger hat sie abgelehnt (HTTP ${problem.status}). Sehen Sie nach, ob er einen Header mit einem Token erwartet.`
          : problem.status === 400 || problem.status === 422
            ? `Der Empfänger konnte sie nicht lesen (HTTP ${problem.status}). Wählen Sie, was er annimmt: „text“ allein für einen Chat.`
            : `Der Empfänger hat mit HTTP ${problem.status} geantwortet.`;
    case 'redirect':
      return `Der Empfänger leitet weiter (HTTP ${problem.status}), und dem wird nicht gefolgt. Geben Sie die Adresse ein, zu der er leitet.`;
    case 'egress':
      return `${problem.host} ist auf dieser Site nicht freigegeben. Geben Sie den Host frei.`;
    case 'unreachable':
      return unreachable(problem.problem);
  }
}

function unreachable(problem: UnreachableProblem): string {
  switch (problem) {
    case 'timeout':
      return 'Der Empfänger hat nicht rechtzeitig geantwortet.';
    case 'network':
      return 'Die Verbindung brach ab.';
    case 'tls':
      return 'Das Zertifikat des Empfängers ist nicht gültig. Sein Betreiber muss es erneuern.';
    case 'name-not-found':
      return 'Es gibt keinen Host dieses Namens. Prüfen Sie die Adresse.';
    case 'refused':
      return 'Der Empfänger nimmt keine Verbindungen an.';
  }
}
