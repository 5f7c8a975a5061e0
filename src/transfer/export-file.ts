import { err } from '../contract/result';
import type { SecretName } from '../contract/authentication';
import type { DatasourceSettings } from '../contract/datasource';
import type { IsoTime } from '../contract/json';
import { holdsSecret } from '../contract/secret-in-text';
import type { NamedValue } from '../contract/oauth-settings';
import {
  exportFormat,
  exportSchemaVersion,
  transferLimits,
  type ExportedBinding,
  type ExportedDatasource,
  type ExportFile,
  type ExportResult,
  type SecretSuspicion,
} from '../contract/transfer';
import { neededSecrets } from '../checks/needed-secrets';
import { hasSecretQuery, soundsSecret } from '../checks/suspicion';

/** What an export is made of: stored records fit. No member of these types can hold a secret. */
export type ExportSource = {
  exportedAt: IsoTime;
  datasources: readonly { id: string; settings: DatasourceSettings; savedSecrets: readonly string[] }[];
  bindings: readonly ExportedBinding[];
  /** Records that could not be read. */
  unreadable?: number;
};

/**
 * The file's text: JSON, indented unless it would then be too large, datasources in the order given. Entries marked secret are written without a value
 * even if one were there. `suspicions` names values that are not marked secret and look as if they should be, so that
 * the page can warn before the text is copied.
 */
export function exportFile({ exportedAt, datasources, bindings, unreadable = 0 }: ExportSource): ExportResult {
  const file: ExportFile = {
    format: exportFormat,
    schemaVersion: exportSchemaVersion,
    exportedAt,
    datasources: datasources.map(exported),
    bindings: bindings.map(({ fieldId, contextId, fieldName, kind, projects, parents, settings }) => ({
      fieldId,
      contextId,
      fieldName,
      ...(kind !== undefined && { kind }),
      ...(projects !== undefined && { projects }),
      ...(parents !== undefined && { parents }),
      settings,
    })),
  };
  const readable = `${JSON.stringify(file, null, 2)}\n`;
  const text = bytesOf(readable) > transferLimits.bytes ? `${JSON.stringify(file)}\n` : readable;
  const bytes = bytesOf(text);
  if (bytes > transferLimits.bytes) {
    return err({ code: 'export-too-large', bytes, maxBytes: transferLimits.bytes });
  }
  const suspicions = [...file.datasources.flatMap(suspicionsOf), ...file.bindings.flatMap(suspicionsOfField)];
  return { ok: true, text, bytes, fields: file.bindings.length, unreadable, suspicions };
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength;

function exported({ id, settings, savedSecrets }: ExportSource['datasources'][number]): ExportedDatasource {
  const needed = neededSecrets(settings).filter(({ name, required }) => required || savedSecrets.includes(name));
  return { id, settings: withoutSecrets(settings), secrets: needed.map(({ name }): SecretName => name) };
}

function withoutSecrets(settings: DatasourceSettings): DatasourceSettings {
  const { authentication } = settings;
  return {
    ...settings,
    headers: settings.headers.map(withoutSecret),
    authentication:
      authentication.kind !== 'oauth2-client-credentials'
        ? authentication
        : {
            ...authentication,
            oauth: {
              ...authentication.oauth,
              extraParameters: authentication.oauth.extraParameters.map(withoutSecret),
              tokenHeaders: authentication.oauth.tokenHeaders.map(withoutSecret),
            },
          },
  };
}

const withoutSecret = ({ name, value, secret }: NamedValue): NamedValue => ({
  name,
  value: secret ? null : value,
  secret,
});

function suspicionsOf({ id, settings }: ExportedDatasource): SecretSuspicion[] {
  const { authentication } = settings;
  const oauth = authentication.kind === 'oauth2-client-credentials' ? authentication.oauth : null;
  const rows: [string, NamedValue[]][] = [
    ['headers', settings.headers],
    ['oauth.extraParameters', oauth?.extraParameters ?? []],
    ['oauth.tokenHeaders', oauth?.tokenHeaders ?? []],
  ];
  const paths = rows.flatMap(([path, values]) =>
    values.flatMap(({ name, value, secret }, index) =>
      !secret && (value ?? '') !== '' && soundsSecret(name) ? [`${path}.${index}.value`] : [],
    ),
  );
  // A query of the token URL is kept (RFC 6749 §3.2); some gateways want their key there.
  if (oauth !== null && hasSecretQuery(oauth.tokenUrl)) paths.push('oauth.tokenUrl');
  return paths.map((path) => ({ datasourceId: id, name: settings.name, path }));
}

/** A query is sent as it stands, and no part of it can be marked secret. */
function suspicionsOfField({ fieldName, settings: { datasourceId, query } }: ExportedBinding): SecretSuspicion[] {
  const { path, body } = query;
  const paths = [
    ...(hasSecretQuery(path) || holdsSecret(path) ? ['query.path'] : []),
    ...(body !== null && holdsSecret(body) ? ['query.body'] : []),
  ];
  return paths.map((where) => ({ datasourceId, name: fieldName, path: where }));
}
