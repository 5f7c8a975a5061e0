import type { RecognisedProvider } from '../../../presets/recognise-provider';
import { trapFor } from '../../../presets/recognise-provider';
import { providerName, trap } from './presets';

/** What a provider's own error code means and what to do, for codes that say more than the OAuth error beside them. */
const meanings: Record<string, string> = {
  AADSTS50194:
    'This application is registered for one directory only. Use the access token URL of that directory instead of “common” or “organizations”.',
  AADSTS53003:
    'A conditional access policy of Microsoft Entra ID blocks this application. Ask the directory’s administrators to exempt it.',
  AADSTS65001:
    'Nobody has consented to the permissions of this application. Ask the directory’s administrators to grant admin consent in Microsoft Entra ID.',
  AADSTS70011:
    'Microsoft Entra ID does not know this scope. With client credentials the scope is the resource followed by “/.default”.',
  AADSTS90002: 'Microsoft Entra ID does not know this directory (tenant). Correct the tenant in the access token URL.',
  AADSTS500011:
    'The resource in the scope does not exist in this directory. Check its application ID URI in Microsoft Entra ID, then correct the scope.',
  AADSTS501051:
    'This application has no role on the resource it asks for. Assign an app role to it in Microsoft Entra ID.',
  AADSTS700016:
    'Microsoft Entra ID knows no application with this client ID in this directory. Check the client ID and the tenant in the access token URL.',
  AADSTS700024:
    'The signed assertion lies outside the time that Microsoft Entra ID accepts. Try again, and tell us if it stays.',
  AADSTS700027:
    'Microsoft Entra ID could not check the signature. Register the public half of this private key and check the key ID.',
  AADSTS900023: 'The tenant in the access token URL is neither a directory ID nor a domain. Correct it.',
  AADSTS1002012:
    'Microsoft Entra ID accepts one scope only with client credentials: the resource followed by “/.default”.',
  AADSTS7000112: 'The application is disabled in Microsoft Entra ID. Enable it there, or use another client ID.',
  AADSTS7000215: 'The client secret is wrong. Copy the secret’s value, not its ID, from Microsoft Entra ID.',
  AADSTS7000222:
    'The client secret has expired at Microsoft Entra ID. Create a new one there and replace the secret here.',
  AADSTS7000229:
    'The application has no service principal in this directory. Add it to the directory in Microsoft Entra ID.',
};

/** Codes that have a sentence of their own. @internal for the test that reads every sentence */
export const knownProviderCodes: readonly string[] = Object.keys(meanings);

/** The sentence for a provider's code, or null when the OAuth error has to do. */
export function providerMeaning(code: string | null): string | null {
  return code === null ? null : (meanings[code] ?? null);
}

/** What this error usually means at this provider, beside what it means anywhere; null when there is nothing to add. */
export function providerHint(error: string, provider: RecognisedProvider | null): string | null {
  const id = trapFor(error, provider);
  return id === null ? null : trap(id);
}

/** Who refused. A path may have a product’s shape at anybody’s host, so then it is only likely. */
export function serverName(provider: RecognisedProvider | null): string {
  if (provider === null) return 'The authorization server';
  const name = providerName(provider.provider);
  return provider.by === 'host' ? name : `The authorization server (by its address, ${name})`;
}
