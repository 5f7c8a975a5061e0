import type { Wording } from '../../../wording';

/** The label of the input at a problem's path, for the summary; the path itself if the form has no such input. */
export function pathLabel(path: string, words: Wording['form']): string {
  const labels: Record<string, string> = {
    name: words.name.label,
    baseUrl: words.baseUrl.label,
    authentication: words.authentication.label,
    username: words.username.label,
    cacheSeconds: words.cacheSeconds.label,
    'apiKey.in': words.apiKeyIn.label,
    'apiKey.name': words.apiKeyName.label,
    'oauth.tokenUrl': words.tokenUrl.label,
    'oauth.clientId': words.clientId.label,
    'oauth.scopes': words.scopes.label,
    'oauth.clientAuthentication': words.clientAuthentication.label,
    'oauth.audience': words.audience.label,
    'oauth.scopeSeparator': words.scopeSeparator.label,
    'oauth.bodyFormat': words.bodyFormat.label,
    'oauth.grantType': words.grantType.label,
    'oauth.issuer': words.issuer.label,
    'oauth.assertion.algorithm': words.assertionAlgorithm.label,
    'oauth.assertion.keyId': words.assertionKeyId.label,
    'oauth.assertion.audience': words.assertionAudience.label,
    'oauth.send.headerName': words.sendHeader.label,
    'oauth.send.prefix': words.sendPrefix.label,
    'oauth.assumedLifetimeSeconds': words.assumedLifetime.label,
    'oauth.rejectionStatuses': words.rejectionStatuses.label,
    'oauth.secretExpiresOn': words.secretExpiresOn.label,
    'secrets.client-secret': words.clientSecret.label,
    'secrets.next-client-secret': words.nextClientSecret.label,
    'secrets.private-key': words.privateKey.label,
    'secrets.password': words.password.label,
    'secrets.bearer-token': words.bearerToken.label,
    'secrets.api-key': words.apiKey.label,
  };
  return labels[path] ?? listLabel(path, words);
}

function listLabel(path: string, words: Wording['form']): string {
  const lists: [string, string][] = [
    ['oauth.resources', words.resources.label],
    ['oauth.extraParameters', words.extraParameters.heading],
    ['oauth.tokenHeaders', words.tokenHeaders.heading],
    ['headers', words.headers.heading],
    ['secrets.header:', words.headers.heading],
    ['secrets.parameter:', words.extraParameters.heading],
    ['secrets.token-header:', words.tokenHeaders.heading],
  ];
  const found = lists.find(
    ([prefix]) => path === prefix || path.startsWith(prefix.endsWith(':') ? prefix : `${prefix}.`),
  );
  if (found === undefined) return path;
  const position = /\.(\d+)(?:\.|$)/.exec(path)?.[1];
  return position === undefined ? found[1] : `${found[1]}, ${Number(position) + 1}`;
}
