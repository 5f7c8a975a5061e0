import type { NoPersonReason } from '../../../contract/person';
import { quoted } from './quoted';

/** Warum es für die Person, die eine Quelle so nennt, kein Jira-Konto gibt. */
export function noPerson(reason: NoPersonReason, named: string): string {
  const who = quoted(named);
  switch (reason) {
    case 'no-account':
      return `Zu ${who} findet sich kein Jira-Konto. Die Jira-Administration kann die Person einladen, oder die Adresse in der Quelle wird berichtigt.`;
    case 'several-accounts':
      return `Mehrere Jira-Konten haben die Adresse ${who}, deshalb ist niemand gewählt. Die Jira-Administration kann unbenutzte deaktivieren oder die Quelle Konto-IDs nennen lassen.`;
    case 'hidden':
      return `Jira findet zu ${who} ein Konto und zeigt dessen E-Mail-Adresse nicht; es könnte jemand anderes sein. Die Jira-Administration kann die Quelle stattdessen Konto-IDs nennen lassen.`;
    case 'deactivated':
      return `Das Jira-Konto von ${who} ist deaktiviert.`;
    case 'portal-only':
      return `${who} nutzt nur das Portal, und dieses Feld nimmt Personen auf, die in Jira arbeiten.`;
    case 'not-a-person':
      return `Das Jira-Konto ${who} gehört einer App und keiner Person. Sagen Sie es der Jira-Administration.`;
    case 'names-nobody':
      return `${who} ist weder eine E-Mail-Adresse noch eine Jira-Konto-ID: Die Administration muss in der Konfiguration dieses Felds ein anderes Merkmal als Schlüssel oder als Wert wählen.`;
  }
}
