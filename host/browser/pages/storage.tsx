import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useAnswer } from '../site/use-answer';
import { SandboxFrame } from './sandbox-frame';

/** What the app stored, as the host holds it: plain records readable, secrets as ciphertext only. */
export function StoragePage(): ReactNode {
  const { value, failure, reload } = useAnswer<Record<string, unknown>>('/_host/storage');
  return (
    <SandboxFrame title="Storage">
      <div className="strip">
        <span className="uik-subtle">Secrets are sealed; not even this page can open them.</span>
        <Button onClick={() => void reload()}>Refresh</Button>
      </div>
      {failure !== null && (
        <SectionMessage appearance="error">
          <p>{failure}</p>
        </SectionMessage>
      )}
      {value !== null &&
        Object.entries(value).map(([name, records]) => <Records key={name} name={name} records={records} />)}
    </SandboxFrame>
  );
}

function Records({ name, records }: { name: string; records: unknown }): ReactNode {
  const entries = Array.isArray(records)
    ? (records as unknown[]).map((record, index): [string, unknown] => [keyOf(record) ?? String(index), record])
    : typeof records === 'object' && records !== null
      ? Object.entries(records)
      : [[name, records] as [string, unknown]];
  return (
    <section>
      <h2>
        {name} <span className="uik-subtle">{entries.length}</span>
      </h2>
      {entries.map(([key, record]) => (
        <details key={key} className="invocation">
          <summary>
            <code>{key}</code>
          </summary>
          <pre className="uik-code-block uik-code-block-wraps" tabIndex={0}>
            {JSON.stringify(record, null, 2)}
          </pre>
        </details>
      ))}
    </section>
  );
}

function keyOf(record: unknown): string | null {
  if (typeof record !== 'object' || record === null) return null;
  const { key, entity } = record as { key?: unknown; entity?: unknown };
  if (typeof key !== 'string') return null;
  return typeof entity === 'string' ? `${entity} ${key}` : key;
}
