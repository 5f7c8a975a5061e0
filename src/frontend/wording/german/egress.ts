import type { HostNeed } from '../../../contract/datasource';
import { listed } from '../text';

export const egress = {
  title: 'Hosts',
  intro:
    'Die App ruft nur Hosts auf, die ein Administrator dieser Site genehmigt hat. Hier steht, welche Datenquelle welchen braucht.',
  loading: 'Hosts werden geladen…',
  failedTitle: 'Die Hosts konnten nicht geladen werden',
  anyHostTitle: 'Jeder Host ist erlaubt',
  anyHost:
    'Wer diese App bereitgestellt hat, hat in ihrem Manifest alle Hosts erlaubt. Hier muss nichts genehmigt werden, und frühere Genehmigungen ändern nichts.',
  places: (taken: number, places: number): string =>
    `${taken} von ${places} Plätzen für genehmigte Hosts sind belegt: Atlassian gibt einer App 10 Gruppen zu je 10.`,
  full: (places: number): string =>
    `Alle ${places} Plätze für genehmigte Hosts sind belegt: Atlassian gibt einer App 10 Gruppen zu je 10. Entfernen Sie einen Host, den niemand braucht, bevor Sie einen weiteren genehmigen.`,
  shown: (count: number): string =>
    count === 0
      ? 'Noch keine Datenquelle braucht einen Host.'
      : count === 1
        ? 'Ein Host.'
        : `${count} Hosts insgesamt.`,
  columns: { host: 'Host', needed: 'Gebraucht von' },
  states: { missing: 'NICHT GENEHMIGT', allowed: 'ERLAUBT', unused: 'NICHT GEBRAUCHT' },
  nobody: 'Keine Datenquelle',
  messages: 'Benachrichtigungen',
  /** A datasource and the steps in which it calls the host. */
  use: (name: string, steps: readonly HostNeed['step'][]): string =>
    `${name} (${steps.map((step) => (step === 'token' ? 'Token' : 'API')).join(', ')})`,
  neededBy: (uses: readonly string[], more: number, locale: string): string =>
    listed(more === 0 ? uses : [...uses, `${more} weitere`], locale),
  approve: 'Genehmigen',
  remove: 'Entfernen',
  approveAll: (count: number): string =>
    count === 1 ? 'Fehlenden Host genehmigen' : `${count} fehlende Hosts genehmigen`,
  removeAll: (count: number): string =>
    count === 1 ? 'Nicht gebrauchten Host entfernen' : `${count} nicht gebrauchte Hosts entfernen`,
  notRemoved:
    'Nicht alles konnte entfernt werden. Die Tabelle zeigt, was noch genehmigt ist: Versuchen Sie es noch einmal.',
};
