import type { start as english } from '../english/start';

export const placeUnknown =
  'Jira hat dieser Seite nicht mitgeteilt, für wen und für welche Stelle sie ist; deshalb wird nichts angezeigt. Laden Sie die Seite neu. Bleibt es dabei, wenden Sie sich an die Betreuung dieser App.';

export const start: typeof english = {
  intro: 'Drei Schritte führen von einer API zu einem Jira-Feld, dessen Optionen sich suchen und auswählen lassen.',
  datasource: {
    title: 'Datenquelle anlegen',
    body: 'Geben Sie die Adresse einer API an und, wo sie es verlangt, wie sich die App anmeldet. Mit OAuth 2.0 Client Credentials fordert die App das Zugriffstoken an und erneuert es von da an. Ihre Site genehmigt jeden Host, bevor er aufgerufen wird.',
    open: 'Datenquelle anlegen',
  },
  field: {
    title: 'Feld verbinden',
    body: 'Legen Sie in Jira ein Feld an, dessen Typ mit „Verbunden“ beginnt, und wählen Sie die Datenquelle dafür. Beim Einrichten sehen Sie schon die ersten Optionen.',
    open: 'Feld verbinden',
  },
  issue: {
    title: 'Einen Vorgang ansehen',
    body: 'Wo das Feld auf der Ansicht steht, sind seine Optionen am Vorgang, in Dialogen und im Portal zu finden. JQL, Boards und Exporte kennen, was gewählt wurde.',
  },
  all: 'Alle Datenquellen',
  notOpened:
    'Jira hat die Seite nicht geöffnet. Sie finden sie in den Jira-Einstellungen unter Apps → Connected Fields.',
};
