import type { TransitionRefusal, UnsureReason } from '../contract/workflow-rule';

/** Warum ein Übergang nicht stattfindet und wer etwas tun kann. */
export function transitionRefusal(refusal: TransitionRefusal): string {
  switch (refusal.code) {
    case 'rule-unreadable':
      return 'Dieser Übergang hat eine Regel von Connected Fields, die nicht lesbar ist. Wer den Workflow verwaltet, kann die Regel öffnen und neu speichern.';
    case 'not-offered':
      return notOffered(refusal);
    case 'unsure': {
      const { values, fieldName, why } = refusal;
      const what = values.length === 0 ? `der Wert von ${fieldName}` : `${quoted(values)} in ${fieldName}`;
      const are = values.length > 1 ? 'werden' : 'wird';
      return `Ob ${what} noch angeboten ${are}, war nicht zu prüfen: ${unsureReason(why)}`;
    }
  }
}

function notOffered({ fieldName, gone, neverGiven }: Extract<TransitionRefusal, { code: 'not-offered' }>): string {
  const said: string[] = [];
  if (gone.length > 0) {
    const are = gone.length === 1 ? 'wird' : 'werden';
    said.push(`${quoted(gone)} in ${fieldName} ${are} von der Quelle des Feldes nicht mehr angeboten.`);
  }
  if (neverGiven.length > 0) {
    const [come, itWas, it] = neverGiven.length === 1 ? ['kommt', 'es wurde', 'es'] : ['kommen', 'sie wurden', 'sie'];
    said.push(
      `${quoted(neverGiven)} in ${fieldName} ${come} nicht aus der Quelle des Feldes; ${itWas} nicht aus der Liste des Feldes gewählt, und die Quelle bietet ${it} nicht an.`,
    );
  }
  return `${said.join(' ')} Wählen Sie einen anderen Wert und versuchen Sie es noch einmal.`;
}

function unsureReason(why: UnsureReason): string {
  switch (why.code) {
    case 'source-not-answering':
      return 'Die Quelle des Feldes antwortet nicht. Es wurde nichts geändert. Versuchen Sie es in ein paar Minuten noch einmal.';
    case 'took-too-much':
      return 'Was die Quelle des Feldes anbietet, zu lesen, brauchte mehr, als die App auf einmal darf. Es wurde nichts geändert. Versuchen Sie es in ein paar Minuten noch einmal.';
    case 'source-busy':
      return 'Die Quelle des Feldes hat gerade keine Zeit für die Frage. Es wurde nichts geändert. Versuchen Sie es in ein paar Minuten noch einmal.';
    case 'source-refused':
      return 'Die Quelle des Feldes lehnt die Frage ab. Den Grund sieht die Jira-Administration in Connected Fields.';
    case 'source-paused':
      return 'Die Quelle des Feldes ist angehalten. Fragen Sie die Jira-Administration, wann es weitergeht.';
    case 'asked-too-often':
      return `Regeln von Workflows haben die Quelle des Feldes sehr oft gefragt. Versuchen Sie es in ${why.seconds} ${why.seconds === 1 ? 'Sekunde' : 'Sekunden'} noch einmal.`;
    case 'answer-unreadable':
      return 'Die Antwort der Quelle des Feldes ist nicht lesbar. Den Grund sieht die Jira-Administration in Connected Fields.';
    case 'waiting-for':
      return 'Ein anderes Feld, von dem es abhängt, hat keinen Wert. Füllen Sie zuerst dieses aus.';
    case 'not-configured':
      return 'Das Feld ist hier mit keiner Quelle verbunden oder wurde gelöscht. Wer sich um die Regel kümmert, kann sie ändern.';
    case 'not-confirmed':
      return 'Die Liste der Quelle war nicht bis zu ihrem Ende zu lesen, und das Gelesene nennt ihn nicht. Wählen Sie einen Wert aus der Liste des Feldes und versuchen Sie es noch einmal.';
    case 'issue-unreadable':
    case 'account-cannot-read':
      return 'Die App Connected Fields darf diesen Vorgang nicht sehen. Wer das Projekt verwaltet, kann sie zulassen.';
    case 'jira-not-answering':
      return 'Jira antwortet der App nicht. Versuchen Sie es in einer Minute noch einmal.';
    case 'no-person':
    case 'not-offered':
    case 'invalid-input':
    case 'internal':
      return 'In der App ist etwas schiefgegangen. Versuchen Sie es noch einmal; bleibt es dabei, sagen Sie es der Jira-Administration.';
  }
}

function quoted(values: readonly string[]): string {
  return new Intl.ListFormat('de', { type: 'conjunction' }).format(values.map((value) => `„${value}“`));
}
