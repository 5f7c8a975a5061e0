import type { NotifyLanguage } from '../contract/notify';
import type { Happening } from './happening';

/** What a message says. Nobody's browser is there to say it, so these few sentences are made here, in both languages. */
export function sentenceOf(happening: Happening, name: string, language: NotifyLanguage): string {
  return language === 'de' ? german(happening, name) : english(happening, name);
}

function english(happening: Happening, name: string): string {
  switch (happening.event) {
    case 'failing': {
      const what = happening.part === 'token' ? 'gets no new access token' : 'gets no answer from its API';
      return `“${name}” ${what} since ${utc(happening.sinceMs)} (${reason(happening)}).`;
    }
    case 'recovered': {
      const what = happening.part === 'token' ? 'gets access tokens again' : 'gets answers from its API again';
      return `“${name}” ${what}. It had failed since ${utc(happening.sinceMs)}.`;
    }
    case 'secret-ending':
      return happening.stage === 'over'
        ? `The secret of “${name}” ended on ${happening.endsOn}.`
        : `The secret of “${name}” ends on ${happening.endsOn}. Replace it before.`;
    case 'test':
      return 'This is a test of Connected Fields: messages arrive here.';
  }
}

function german(happening: Happening, name: string): string {
  switch (happening.event) {
    case 'failing': {
      const what = happening.part === 'token' ? 'kein neues Zugriffstoken' : 'keine Antwort seiner API';
      return `„${name}“ bekommt seit ${utc(happening.sinceMs)} ${what} (${reason(happening)}).`;
    }
    case 'recovered': {
      const what = happening.part === 'token' ? 'Zugriffstoken' : 'Antworten seiner API';
      return `„${name}“ bekommt wieder ${what}. Das war seit ${utc(happening.sinceMs)} nicht so.`;
    }
    case 'secret-ending':
      return happening.stage === 'over'
        ? `Das Secret von „${name}“ ist am ${happening.endsOn} abgelaufen.`
        : `Das Secret von „${name}“ läuft am ${happening.endsOn} ab. Ersetzen Sie es vorher.`;
    case 'test':
      return 'Das ist ein Test von Connected Fields: Nachrichten kommen hier an.';
  }
}

const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const reason = ({ code, status }: { code: string; status: number | null }): string =>
  status === null ? code : `HTTP ${status}`;
