import { format } from 'prettier';
import type { ForeignText } from '../../src/contract/foreign-text';
import type { RefusalMeaning, TokenFailure } from '../../src/contract/token-failure';
import { presets, type ProviderPreset } from '../../src/presets/providers';
import type { Evidence } from '../../src/presets/preset';
import { clientAuthentication } from '../../src/frontend/wording/english/token';
import { presetQuestion, providerName, trap } from '../../src/frontend/wording/english/presets';
import { knownProviderCodes, providerMeaning } from '../../src/frontend/wording/english/providers';
import { tokenFailure } from '../../src/frontend/wording/english/token-failures';
import { dialects } from '../../src/oauth/wire/dialects';

export const guideFile = 'docs/administrators-guide.md';

/** docs/administrators-guide.md, whole: its sentences are the product's own, its facts those of the presets. */
export function guidePage(): Promise<string> {
  return format(page(), { parser: 'markdown', printWidth: 120 });
}

const foreign = (text: string): ForeignText => text as ForeignText;

function page(): string {
  return `# Administrator's guide

Made by \`npm run guide\` from the product's own sentences and presets; the tests say when it is stale.

## Connect an API behind OAuth 2.0

1. Open _Manage apps → Connected Fields → Configure_ and make a datasource of type URL. Choose the service under _Provider_: the
   preset asks for what only you know and fills in the rest. _Any other server_ asks for the access token URL.
2. Enter **Access token URL**, **Client ID**, **Client Secret** and **Scopes** and press **Get access token**. The site asks once
   whether this app may call the host. **Valid access token** appears with its end.
3. Enter a path under _Test_: the answer shows which rows it holds. Save.
4. Connect a field: _Issues → Custom fields_, a field of type _Connected select_, _Contexts → Edit custom field config_.

![A datasource with a valid access token](images/2-datasource.png)

From then on the app requests the next token before the last one ends. Nothing has to be done until the service ends the client
secret: note its date in _Show when the secret ends_, below _Client Secret_, and the list warns in time.

## When a token does not come

The panel of the datasource and the list say which of these it is, in these words. The last request and the server's own words
stand beside it.

| the server answers | the page says |
| --- | --- |
${meanings.map(({ meaning, status, codes }) => `| ${codes.map((code) => `\`${code}\``).join(', ')} | ${cell(refused(meaning, status, codes[0] ?? ''))} |`).join('\n')}
| 401, 403 or 400 without a code | ${cell(plain('client-perhaps', 403))} |
| 404, 405 or 410 without a code | ${cell(plain('address', 404))} |
| 429, or 5xx | ${cell(plain('later', 429))} ${cell(plain('trouble', 503))} |
${others.map(({ what, failure }) => `| ${what} | ${cell(tokenFailure(failure))} |`).join('\n')}

What the app does by itself: after a refusal of the client it does not log in again with the same settings (three times at most
while the client authentication is found out, then once a day), because servers lock clients out. A next secret that was
entered is tried at once. After trouble it asks again in growing intervals, and at the next use 30 seconds later; what it does
not understand it looks at once more, then every quarter of an hour. While the last token lives, the fields go on working.

## Service by service

What each preset knows and where that comes from. **Nobody has run this app against these services' own servers yet**: what is
exercised are foreign authorization servers on one machine and the answers that these services document.

${presets
  .filter(({ id }) => id !== 'generic')
  .map(service)
  .join('\n\n')}
`;
}

const exampleCodes = 4;

/** Each meaning of a refusal, with codes by which servers say it; a provider's own codes stand with the provider. */
const meanings = dialects.map(({ means, codes }) => ({
  meaning: means,
  status: means === 'client' ? 401 : 400,
  codes: codes.filter((code) => !/^AADSTS|^\d|^E0/.test(code)).slice(0, exampleCodes),
}));

function refused(meaning: RefusalMeaning, status: number, error: string): string {
  if (meaning === 'proof') {
    const proof = { problem: 'wanted', at: '2026-01-01T00:00:00Z', serverAt: null } as const;
    return tokenFailure({ code: 'token-proof-refused', status, error: foreign(error), description: null, ...proof });
  }
  return tokenFailure({
    code: 'token-refused',
    status,
    meaning,
    error: foreign(error),
    description: null,
    uri: null,
    providerCode: null,
    retryAfterSeconds: null,
  });
}

function plain(meaning: RefusalMeaning, status: number): string {
  const nothing = { contentType: null, excerpt: null, retryAfterSeconds: null };
  return tokenFailure({ code: 'token-http-error', status, meaning, ...nothing });
}

const host = 'login.example.com';
const answer = (problem: Extract<TokenFailure, { code: 'token-answer-invalid' }>['problem']): TokenFailure => ({
  code: 'token-answer-invalid',
  status: 200,
  contentType: null,
  problem,
});

const others: { what: string; failure: TokenFailure }[] = [
  { what: 'a redirect', failure: { code: 'token-redirect', status: 302, host: foreign(host) } },
  { what: 'a web page', failure: answer('html') },
  { what: 'JSON without a token', failure: answer('no-access-token') },
  { what: 'a Bearer token for a proof', failure: answer('token-not-bound') },
  { what: 'nothing in time', failure: { code: 'token-unreachable', host, problem: 'timeout', afterMs: 10_000 } },
  { what: 'no such name', failure: { code: 'token-unreachable', host, problem: 'name-not-found', afterMs: 40 } },
  { what: 'an invalid certificate', failure: { code: 'token-unreachable', host, problem: 'tls', afterMs: 90 } },
  { what: 'the site did not approve the host', failure: { code: 'token-egress', host } },
];

const rests: Record<Evidence, string> = {
  documented: 'the provider’s documentation',
  sample: 'a sample or somebody else’s page',
  catalogue: 'client libraries and connector catalogues',
  unconfirmed: 'nothing firm: the app finds out',
};

function service(preset: ProviderPreset): string {
  const lines = [
    preset.hasKeyFile ? '- Paste the key file that the service hands out; everything else is filled in.' : null,
    ...preset.questions.map((question) => {
      const { label, help } = presetQuestion(question.id);
      return `- **${label}**: ${help} Example: \`${question.example}\`.`;
    }),
    `- Access token URL: \`${preset.tokenUrl}\``,
    `- Client authentication: ${clientAuthentication(preset.clientAuthentication)} (from ${rests[preset.evidence.clientAuthentication]}).`,
    preset.scopes.example === null ? null : `- Scopes, for example: \`${preset.scopes.example}\``,
    ...preset.traps.map((id) => `- ${trap(id)}`),
  ];
  const codes = preset.id === 'entra-v2' ? knownCodes() : '';
  return `### ${providerName(preset.id)}\n\n${lines.filter((line) => line !== null).join('\n')}${codes}`;
}

function knownCodes(): string {
  const rows = knownProviderCodes.map((code) => `| \`${code}\` | ${cell(providerMeaning(code) ?? '')} |`);
  return `\n\n| code | what to do |\n| --- | --- |\n${rows.join('\n')}`;
}

/** A cell of a table holds no bar and no line break. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
