import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useAnswer } from '../site/use-answer';
import { SandboxFrame } from './sandbox-frame';

type Item = { place: string; key: string; value: unknown };

/** What the app stored, as the host holds it: plain records readable, secrets as ciphertext only. */
export function StoragePage(): ReactNode {
  const { value, failure, reload } = useAnswer<{ items: Item[] }>('/_host/storage');
  const items = value?.items ?? [];
  const places = [...new Set(items.map((item) => item.place))];
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
      {value !== null && items.length === 0 && <p className="uik-subtle">The app has stored nothing yet.</p>}
      {places.map((place) => (
        <Place key={place} name={place} items={items.filter((item) => item.place === place)} />
      ))}
    </SandboxFrame>
  );
}

function Place({ name, items }: { name: string; items: Item[] }): ReactNode {
  return (
    <section>
      <h2>
        {name} <span className="uik-subtle">{items.length}</span>
      </h2>
      {items.map((item) => (
        <details key={item.key} className="invocation">
          <summary>
            <code>{item.key}</code>
          </summary>
          <pre className="uik-code-block uik-code-block-wraps" tabIndex={0}>
            {JSON.stringify(item.value, null, 2)}
          </pre>
        </details>
      ))}
    </section>
  );
}
