import type { DiscoveryFailure } from '../../../contract/discovery';
import type { UnreachableProblem } from '../../../contract/token-failure';
import { urlProblem } from './problems';
import { budgetSpent } from './budget';
import { quoted } from './quoted';
import { duration, listed } from '../text';

export const discovery = {
  open: 'I only know the issuer',
  close: 'Hide the search by issuer',
  issuer: {
    label: 'Address of the issuer',
    help: 'The authorization server’s own address. Most servers publish their access token URL below it. No credentials are sent.',
    placeholder: 'https://login.example.com',
  },
  find: 'Find the token URL',
  found: 'The token URL was found',
  filled: (issuer: string): string => `Access token URL and issuer are filled in, as ${issuer} publishes them.`,
  replaced: (before: string): string => `The access token URL was ${before} before.`,
  methods: (names: readonly string[], locale: string): string =>
    `The server accepts these client authentications: ${listed(names, locale)}.`,
  noMethods:
    'The server accepts no client authentication that this app has. Ask the service for one with a client secret.',
  inUse: (name: string): string => `This form uses: ${name}.`,
  use: (name: string): string => `Use ${name}`,
  grantMissing:
    'The server does not list the client credentials grant among those it offers. It may refuse to give a token.',
  scopes: (scopes: readonly string[], locale: string): string =>
    `The server lists these scopes: ${listed(scopes, locale)}.`,
  moreScopes: (shown: readonly string[], more: number): string =>
    `The server lists these scopes: ${shown.join(', ')} and ${more} more.`,
};

/** Why the token URL could not be found out. */
export function discoveryFailure(failure: DiscoveryFailure, locale = 'en'): string {
  switch (failure.code) {
    case 'budget-spent':
      return budgetSpent(failure);
    case 'discovery-url':
      return failure.problem === 'has-query'
        ? 'Remove the ? and what follows it: an issuer’s address has no parameters.'
        : `This cannot be the address of an issuer. ${urlProblem(failure.problem)}`;
    case 'discovery-not-found':
      return `The server publishes no metadata below this address (${listed(
        failure.tried.map(({ url, status }) => `${url}: HTTP ${status}`),
        locale,
      )}). Check the address, or look up the access token URL in the service’s documentation.`;
    case 'discovery-issuer-differs':
      return `The metadata found there is about another issuer, ${quoted(failure.found ?? '')}, so it was not used. Enter that one if it is the server you mean.`;
    case 'discovery-answer-invalid':
      return answerProblem(failure.problem, failure.url);
    case 'discovery-unreachable':
      return unreachable(failure.problem, failure.host, failure.afterMs);
    case 'discovery-egress':
      return `Finding the token URL needs ${failure.host}, and no administrator of this site has approved that host yet. Approve it, then try again.`;
    case 'discovery-redirect':
      return `The server answered with a redirect (HTTP ${failure.status}${failure.host === null ? '' : ` to ${failure.host}`}), which is not followed to another address. Enter the issuer’s final address.`;
  }
}

function answerProblem(
  problem: Extract<DiscoveryFailure, { code: 'discovery-answer-invalid' }>['problem'],
  url: string,
): string {
  switch (problem) {
    case 'not-json':
      return `What was found at ${url} is not metadata but another kind of page. Check the issuer’s address.`;
    case 'too-large':
      return `What was found at ${url} is far larger than metadata is. Check the issuer’s address.`;
    case 'no-issuer':
      return `The metadata at ${url} does not say which issuer it is about, so it was not used. Enter the access token URL yourself.`;
    case 'no-token-endpoint':
      return `The metadata at ${url} names no token endpoint: this server gives no tokens to applications. Look up the access token URL in the service’s documentation.`;
    case 'token-url':
      return `The metadata at ${url} names a token endpoint that is not a public https address. The service must correct this.`;
  }
}

function unreachable(problem: UnreachableProblem, host: string, afterMs: number): string {
  const after = duration(afterMs, 'en');
  switch (problem) {
    case 'timeout':
      return `${host} did not answer within ${after} when it was asked for its metadata. Try again.`;
    case 'network':
      return `The connection to ${host} broke off after ${after}. Try again.`;
    case 'tls':
      return `The certificate of ${host} is not valid or not publicly trusted. The service must correct it; the check cannot be turned off.`;
    case 'name-not-found':
      return `There is no server at ${host}: the name does not exist in public DNS. Check the issuer’s address.`;
    case 'refused':
      return `${host} accepts no connection. Check the issuer’s address and that the server can be reached from the internet.`;
  }
}
