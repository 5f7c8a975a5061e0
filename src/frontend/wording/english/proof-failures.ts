import type { RefusedProof } from '../../../contract/dpop';
import type { ApiFailure } from '../../../contract/failures';
import type { RecognisedProvider } from '../../../presets/recognise-provider';
import type { TokenFailure } from '../../../contract/token-failure';
import { serverName } from './providers';
import { quoted } from './quoted';

type AtTokenEndpoint = Extract<TokenFailure, { code: 'token-proof-refused' }>;
type AtApi = Extract<ApiFailure, { code: 'api-proof-refused' }>;

/** Why an authorization server did not accept the proof of possession, or the lack of one. */
export function refusedProof(failure: AtTokenEndpoint, provider: RecognisedProvider | null): string {
  const first = `${serverName(provider)} refused to give a token (HTTP ${failure.status}, ${failure.error}).`;
  const move =
    failure.problem === 'wanted'
      ? 'It gives tokens only to clients that prove possession of a key (DPoP), and the settings say never to. Change “Proof of possession (DPoP)” under Advanced.'
      : reason(failure);
  return `${first} ${move}${said(failure.description)}`;
}

/** Why an API did not accept the proof of possession, or the lack of one. */
export function refusedApiProof(failure: AtApi): string {
  const first = `The API refused the request (HTTP ${failure.status}).`;
  const move =
    failure.problem === 'wanted'
      ? 'It wants tokens that are bound to a key (DPoP), and this one is a Bearer token. Check “Proof of possession (DPoP)” under Advanced, and whether the authorization server gives this client bound tokens.'
      : reason(failure);
  return `${first} ${move}${said(failure.description)}`;
}

function reason({ problem, at, serverAt }: RefusedProof): string {
  switch (problem) {
    case 'wanted':
      return '';
    case 'nonce':
      return 'It wants a number of its own in the proof of possession (DPoP), and did not accept the one it gave. The service must correct this; it is tried again by itself.';
    case 'time':
      return `It does not accept the time of the proof of possession (DPoP). ${clocks(at, serverAt)} The service must set its clock; it is tried again by itself.`;
    case 'other':
      return 'It does not accept the proof of possession (DPoP). Look up which signing algorithm it wants and set it under Advanced; a proxy that changes the address of requests also spoils proofs.';
  }
}

function clocks(at: string, serverAt: string | null): string {
  const ours = `The app’s clock showed ${clockTime(at)}`;
  return serverAt === null
    ? `${ours}; the server did not say its time.`
    : `${ours}, the server’s ${clockTime(serverAt)}.`;
}

/** To the second, in UTC: two clocks are compared. */
const clockTime = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`;

function said(description: string | null): string {
  return description === null ? '' : ` It said: ${quoted(description)}.`;
}
