import type { SingleSecret } from '../contract/authentication';
import { err, ok, type Result } from '../contract/result';
import type { OAuthSettings } from '../contract/oauth-settings';
import { applyPreset, presetBaseUrl } from './apply-preset';
import { presetOf } from './providers';

/** What the key file of a service account sets, and its secrets, which belong into the inputs of secrets and nowhere else. */
export type KeyFile = {
  settings: Partial<OAuthSettings>;
  baseUrl: string | null;
  secrets: Partial<Record<SingleSecret, string>>;
};

/** `other-kind`: a file of the same service that is for something else, such as signing people in. */
export const keyFileProblems = ['not-json', 'no-key', 'other-kind'] as const;
export type KeyFileProblem = (typeof keyFileProblems)[number];

/** Reads a key file as Google and Box hand it out. */
export function readKeyFile(text: string): Result<KeyFile, KeyFileProblem> {
  const file = membersOf(text);
  if (file === null) return err('not-json');
  return google(file) ?? box(file) ?? err(isOtherKind(file) ? 'other-kind' : 'no-key');
}

type Members = Record<string, unknown>;

function google(file: Members): Result<KeyFile, never> | null {
  const key = textIn(file, 'private_key');
  const email = textIn(file, 'client_email');
  if (key === null || email === null) return null;
  const preset = applyPreset(presetOf('google-service-account'), {});
  return ok({
    settings: {
      ...preset,
      tokenUrl: textIn(file, 'token_uri') ?? preset.tokenUrl ?? '',
      clientId: email,
      ...(preset.assertion != null && { assertion: { ...preset.assertion, keyId: textIn(file, 'private_key_id') } }),
    },
    baseUrl: null,
    secrets: { 'private-key': key },
  });
}

function box(file: Members): Result<KeyFile, never> | null {
  const app = objectIn(file, 'boxAppSettings') ?? {};
  const keys = objectIn(app, 'appAuth') ?? {};
  const clientId = textIn(app, 'clientID');
  const key = textIn(keys, 'privateKey');
  if (clientId === null || key === null) return null;
  const provider = presetOf('box');
  const preset = applyPreset(provider, {});
  const passphrase = textIn(keys, 'passphrase');
  const secret = textIn(app, 'clientSecret');
  const subject = textIn(file, 'enterpriseID');
  return ok({
    settings: {
      ...preset,
      clientId,
      ...(preset.assertion != null && {
        assertion: { ...preset.assertion, keyId: textIn(keys, 'publicKeyID'), ...(subject !== null && { subject }) },
      }),
    },
    baseUrl: presetBaseUrl(provider, {}),
    secrets: {
      // The key is encrypted: what reads it needs the passphrase beside it.
      'private-key': passphrase === null ? key : JSON.stringify({ privateKey: key, passphrase }),
      ...(secret !== null && { 'client-secret': secret }),
    },
  });
}

/** Google's files of OAuth clients, of people and of workload identities; an API key has no file. */
function isOtherKind(file: Members): boolean {
  return ['installed', 'web', 'refresh_token', 'credential_source'].some((name) => Object.hasOwn(file, name));
}

function membersOf(text: string): Members | null {
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch {
    return null;
  }
}

function textIn(members: Members, name: string): string | null {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function objectIn(members: Members, name: string): Members | null {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'object' && value !== null ? { ...value } : null;
}
