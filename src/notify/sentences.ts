import type { NotifyLanguage } from '../contract/notify';
import type { FailureCode, Happening } from './happening';

/** What a message says. Nobody's browser is there to say it, so these few sentences are made here, in both languages. */
export function sentenceOf(happening: Happening, name: string, language: NotifyLanguage): string {
  return language === 'de' ? german(happening, name) : english(happening, name);
}

function english(happening: Happening, name: string): string {
  switch (happening.event) {
    case 'failing': {
      const what = happening.part === 'token' ? 'gets no access token' : 'gets no answer from its API';
      return `“${name}” ${what} since ${utc(happening.sinceMs)} (${reason(happening, inEnglish)}).`;
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
      const what = happening.part === 'token' ? 'kein Zugriffstoken' : 'keine Antwort seiner API';
      return `„${name}“ bekommt seit ${utc(happening.sinceMs)} ${what} (${reason(happening, inGerman)}).`;
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

/** A status says more than the phrase where it is the whole failure. */
function reason({ code, status }: { code: FailureCode; status: number | null }, phrases: Phrases): string {
  if (status === null) return phrases[code];
  const isAll = code === 'api-http-error' || code === 'token-http-error';
  return isAll ? `HTTP ${status}` : `${phrases[code]}, HTTP ${status}`;
}

type Phrases = Readonly<Record<FailureCode, string>>;

const inEnglish: Phrases = {
  'budget-spent': 'the app has nothing left to spend in one call',
  'token-refused': 'the authorization server refuses it',
  'token-proof-refused': 'the authorization server does not accept the proof of possession (DPoP)',
  'token-http-error': 'the access token URL answers with an error',
  'token-redirect': 'the access token URL leads elsewhere',
  'token-answer-invalid': 'the answer of the access token URL holds no usable token',
  'token-unreachable': 'the authorization server cannot be reached',
  'token-egress': 'the site has not approved the host of the authorization server',
  'token-settings': 'something is missing or wrong in the settings for the token',
  'api-http-error': 'the API answers with an error',
  'api-redirect': 'the API leads elsewhere',
  'api-unreachable': 'the API cannot be reached',
  'api-egress': 'the site has not approved the host of the API',
  'api-paused': 'it is paused',
  'api-asked-too-often': 'it was asked too often',
  'api-too-large': 'the answer of the API is too large',
  'api-token-refused': 'the API refuses the access token',
  'api-proof-refused': 'the API does not accept the proof of possession (DPoP)',
  'api-settings': 'something is missing or wrong in the settings for the call',
};

const inGerman: Phrases = {
  'budget-spent': 'die App hat in einem Aufruf nichts mehr übrig',
  'token-refused': 'der Autorisierungsserver lehnt es ab',
  'token-proof-refused': 'der Autorisierungsserver nimmt den Besitznachweis (DPoP) nicht an',
  'token-http-error': 'die Access-Token-URL antwortet mit einem Fehler',
  'token-redirect': 'die Access-Token-URL leitet weiter',
  'token-answer-invalid': 'die Antwort der Access-Token-URL enthält kein brauchbares Token',
  'token-unreachable': 'der Autorisierungsserver ist nicht erreichbar',
  'token-egress': 'der Host des Autorisierungsservers ist auf der Site nicht freigegeben',
  'token-settings': 'in den Einstellungen für das Token fehlt etwas, oder etwas ist falsch',
  'api-http-error': 'die API antwortet mit einem Fehler',
  'api-redirect': 'die API leitet weiter',
  'api-unreachable': 'die API ist nicht erreichbar',
  'api-egress': 'der Host der API ist auf der Site nicht freigegeben',
  'api-paused': 'sie ist pausiert',
  'api-asked-too-often': 'sie wurde zu oft gefragt',
  'api-too-large': 'die Antwort der API ist zu groß',
  'api-token-refused': 'die API lehnt das Zugriffstoken ab',
  'api-proof-refused': 'die API nimmt den Besitznachweis (DPoP) nicht an',
  'api-settings': 'in den Einstellungen für den Aufruf fehlt etwas, oder etwas ist falsch',
};
