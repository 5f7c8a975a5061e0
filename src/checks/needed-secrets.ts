import {
  isSecretRequired,
  rowLists,
  secretsUsedBy,
  singleSecrets,
  type Recipient,
  type RowList,
  type SecretName,
} from '../contract/authentication';
import type { DatasourceSettings } from '../contract/datasource';
import type { NamedValue } from '../contract/oauth-settings';

export type NeededSecret = {
  name: SecretName;
  to: Recipient;
  required: boolean;
  /** The form's path of its input: `secrets.NAME`, or the value in its row. */
  path: string;
};

/** The secrets that these settings use. Any other saved secret has no place any more. */
export function neededSecrets(settings: DatasourceSettings): NeededSecret[] {
  return [...authenticationSecrets(settings), ...rowSecrets('headers', settings.headers)];
}

/** Secrets without which these settings cannot work, and that are not saved. */
export function missingSecrets(settings: DatasourceSettings, saved: readonly string[]): SecretName[] {
  return neededSecrets(settings)
    .filter(({ name, required }) => required && !saved.includes(name))
    .map(({ name }) => name);
}

function authenticationSecrets({ authentication }: DatasourceSettings): NeededSecret[] {
  const oauth = authentication.kind === 'oauth2-client-credentials' ? authentication.oauth : null;
  const method = oauth?.clientAuthentication ?? 'auto';
  const own = secretsUsedBy(authentication.kind, method).map((name) => ({
    name,
    to: singleSecrets[name].to,
    required: isSecretRequired(name, method),
    path: `secrets.${name}`,
  }));
  if (oauth === null) return own;
  return [
    ...own,
    ...rowSecrets('extraParameters', oauth.extraParameters),
    ...rowSecrets('tokenHeaders', oauth.tokenHeaders),
  ];
}

function rowSecrets(list: RowList, rows: NamedValue[]): NeededSecret[] {
  const { path, prefix, to } = rowLists[list];
  return rows.flatMap(({ name, secret }, index) =>
    secret ? [{ name: `${prefix}:${name}` as const, to, required: true, path: `${path}.${index}.value` }] : [],
  );
}
