import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import type { InvocationRecord } from '../../platform/invocations';
import { useSession } from '../site/session';
import { useAnswer } from '../site/use-answer';
import { SandboxFrame } from './sandbox-frame';

const shown = 100;

/** What the app's functions did lately: newest first, with calls to the outside and log lines. */
export function InvocationsPage(): ReactNode {
  const { site } = useSession();
  const { value, failure, reload } = useAnswer<InvocationRecord[] | { invocations: InvocationRecord[] }>(
    '/_host/invocations',
  );
  const records = value === null ? [] : Array.isArray(value) ? value : value.invocations;
  const names = new Map(site.users.map((user) => [user.accountId, user.displayName]));
  return (
    <SandboxFrame title="Invocations">
      <div className="strip">
        <span className="uik-subtle">
          {records.length > shown ? `The last ${shown} of ${records.length}` : `${records.length}`} since the host
          started
        </span>
        <Button onClick={() => void reload()}>Refresh</Button>
      </div>
      {failure !== null && (
        <SectionMessage appearance="error">
          <p>{failure}</p>
        </SectionMessage>
      )}
      <ol className="invocations">
        {[...records]
          .reverse()
          .slice(0, shown)
          .map((record) => (
            <li key={record.id}>
              <Invocation
                record={record}
                person={record.as === null ? 'nobody' : (names.get(record.as) ?? record.as)}
              />
            </li>
          ))}
      </ol>
    </SandboxFrame>
  );
}

function Invocation({ record, person }: { record: InvocationRecord; person: string }): ReactNode {
  const { storage, egress, logs } = record;
  return (
    <details className="invocation">
      <summary>
        <span className="nowrap uik-subtle">{record.startedAt.slice(11, 19)}</span>
        <strong>{record.call ?? record.function}</strong>
        <Lozenge appearance={record.outcome === 'ok' ? 'success' : 'removed'}>{record.outcome}</Lozenge>
        <span className="nowrap">{record.ms} ms</span>
        <span className="uik-subtle">
          {storage.reads} reads in {storage.readRounds} {storage.readRounds === 1 ? 'round' : 'rounds'},{' '}
          {storage.writes} writes
          {egress.length > 0 &&
            `, ${egress.map((call) => `${call.host} ${call.blocked ? 'blocked' : call.status || 'no answer'}`).join(', ')}`}
        </span>
      </summary>
      <div className="invocation-body">
        <p>
          {record.function} of {record.module}, as {person}; {storage.readBytes} bytes read, {storage.writeBytes}{' '}
          written
        </p>
        {record.error !== null && <p className="field-problem">{record.error}</p>}
        {egress.map((call, index) => (
          <p key={index}>
            {call.host}: {call.blocked ? 'blocked by egress' : call.status === 0 ? 'no answer' : call.status} in{' '}
            {call.ms} ms
          </p>
        ))}
        {logs.length > 0 && (
          <pre className="uik-code-block uik-code-block-wraps" tabIndex={0}>
            {logs.map((line) => `${line.level} ${line.text}`).join('\n')}
          </pre>
        )}
      </div>
    </details>
  );
}
