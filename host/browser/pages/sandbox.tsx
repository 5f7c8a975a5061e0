import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import TextField from '@atlaskit/textfield';
import type { SandboxState } from '../../protocol';
import { CopiedText } from '../shell/copied-text';
import { sayProblem } from '../site/api';
import { useSession } from '../site/session';
import { useAnswer } from '../site/use-answer';
import { Detail } from './issue';
import { KeyRegistration } from './key-registration';
import { Choice } from '../shell/choice';
import { SandboxFrame } from './sandbox-frame';

/** What to type into the app to try it: the sandbox's URLs and clients; and the switches to see what happens when things fail. */
export function SandboxPage(): ReactNode {
  const { value: sandbox, failure, set } = useAnswer<SandboxState>('/_site/sandbox');
  return (
    <SandboxFrame title="Sandbox">
      {failure !== null && (
        <SectionMessage appearance="error" title="The sandbox does not answer">
          <p>{failure}</p>
        </SectionMessage>
      )}
      {sandbox === null && failure === null && <Spinner label="Loading the sandbox" />}
      {sandbox !== null && (
        <>
          <p>An OAuth 2.0 authorization server and a protected REST API that run on this machine only.</p>
          <Server sandbox={sandbox} onChange={set} />
          <h2>Addresses</h2>
          <div className="details details-wide">
            <Detail name="Access token URL">
              <CopiedText name="access token URL" value={sandbox.tokenUrl} />
            </Detail>
            <Detail name="API URL">
              <CopiedText name="API URL" value={sandbox.apiUrl} />
            </Detail>
            <Detail name="API URL for bound tokens (DPoP)">
              <CopiedText name="API URL for bound tokens" value={sandbox.boundApiUrl} />
            </Detail>
            <Detail name="Issuer">
              <CopiedText name="issuer" value={sandbox.issuer} />
            </Detail>
          </div>
          <h2>Clients</h2>
          <div className="cards">
            {sandbox.clients.map((client) => (
              <section key={client.clientId} className="card" aria-label={`Client ${client.clientId}`}>
                <Labelled name="Client ID">
                  <CopiedText name={`client ID ${client.clientId}`} value={client.clientId} />
                </Labelled>
                <Labelled name="Client Secret">
                  {client.clientSecret === null ? (
                    <span className="uik-subtle">none: this client signs with a key</span>
                  ) : (
                    <CopiedText name={`client secret of ${client.clientId}`} value={client.clientSecret} />
                  )}
                </Labelled>
                <Labelled name="Client authentication">{client.method}</Labelled>
                {client.keyFile === undefined ? null : (
                  <Labelled name="Key file (JSON)">
                    <CopiedText
                      name={`key file of ${client.clientId}`}
                      value={client.keyFile}
                      shown="service-account.json"
                    />
                  </Labelled>
                )}
                {client.dpop === undefined ? null : (
                  <Labelled name="Proof of possession (DPoP)">
                    {client.dpop === 'required' ? 'required' : 'required, with the server’s nonce'}
                  </Labelled>
                )}
                <Labelled name="Scopes">
                  {client.scopes.length === 0 ? (
                    'none'
                  ) : (
                    <CopiedText name={`scopes of ${client.clientId}`} value={client.scopes.join(' ')} />
                  )}
                </Labelled>
                {client.clientSecret === null ? <KeyRegistration clientId={client.clientId} /> : null}
              </section>
            ))}
          </div>
          <Inbox sandbox={sandbox} onChange={set} />
          <Renewal />
          <Renaming />
          <h2>Broken on purpose</h2>
          <p>Addresses that misbehave, to see what the app says.</p>
          <ul className="oddities">
            {sandbox.oddities.map((oddity) => (
              <li key={oddity.url}>
                <CopiedText name={oddity.does} value={oddity.url} />
                <span>{oddity.does}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </SandboxFrame>
  );
}

function Labelled({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div className="labelled">
      <span className="uik-subtle">{name}</span>
      <span>{children}</span>
    </div>
  );
}

function Server({ sandbox, onChange }: { sandbox: SandboxState; onChange: (state: SandboxState) => void }): ReactNode {
  const { api } = useSession();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const running = sandbox.authorizationServer === 'running';
  const change = async (body: Record<string, unknown>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      onChange(await api<SandboxState>('POST', '/_site/sandbox', body));
    } catch (error) {
      setFailure(sayProblem(error));
    }
    setBusy(false);
  };
  return (
    <div className="strip">
      <span>
        Authorization server{' '}
        <Lozenge appearance={running ? 'success' : 'removed'}>{running ? 'running' : 'stopped'}</Lozenge>
      </span>
      <Choice
        label="New access tokens live"
        value={String(sandbox.tokenLifetimeSeconds)}
        options={lifetimes(sandbox.tokenLifetimeSeconds).map((seconds) => [String(seconds), lifetime(seconds)])}
        onChange={(seconds) => void change({ tokenLifetimeSeconds: Number(seconds) })}
      />
      <Button isLoading={busy} onClick={() => void change({ authorizationServer: running ? 'stopped' : 'running' })}>
        {running ? 'Stop the authorization server' : 'Start the authorization server'}
      </Button>
      {failure !== null && <p role="alert">{failure}</p>}
    </div>
  );
}

/** A webhook to try the app's notifications with. */
function Inbox({ sandbox, onChange }: { sandbox: SandboxState; onChange: (state: SandboxState) => void }): ReactNode {
  const { api } = useSession();
  const [failure, setFailure] = useState<string | null>(null);
  const { url, answers, messages } = sandbox.inbox;
  const run = async (work: () => Promise<SandboxState>): Promise<void> => {
    try {
      onChange(await work());
      setFailure(null);
    } catch (error) {
      setFailure(sayProblem(error));
    }
  };
  const other = answers === 'takes' ? 'refuses' : 'takes';
  return (
    <>
      <h2>Inbox</h2>
      <p>A webhook that takes messages: enter its address under Connected Fields → Notifications.</p>
      <div className="details details-wide">
        <Detail name="Inbox URL">
          <CopiedText name="inbox URL" value={url} />
        </Detail>
      </div>
      <div className="strip">
        <Lozenge appearance={answers === 'takes' ? 'success' : 'removed'}>{answers}</Lozenge>
        <Button onClick={() => void run(() => api<SandboxState>('POST', '/_site/sandbox', { inbox: other }))}>
          {answers === 'takes' ? 'Refuse messages' : 'Take messages'}
        </Button>
        <Button onClick={() => void run(() => api<SandboxState>('GET', '/_site/sandbox'))}>Look again</Button>
        {failure !== null && <p role="alert">{failure}</p>}
      </div>
      {messages.length === 0 ? (
        <p>No message came yet.</p>
      ) : (
        <ol className="oddities" aria-label="Messages in the inbox">
          {messages.map(({ at, body }) => (
            <li key={`${at} ${body}`}>
              <code>{body}</code>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** What a refresh of stored labels is for: a row of the source gets another name. */
function Renaming(): ReactNode {
  const { api } = useSession();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const rename = async (): Promise<void> => {
    try {
      await api('POST', '/_site/sandbox', { renameCustomer: { id, name } });
      setSaid(`${id} is now called ${name}.`);
    } catch (error) {
      setSaid(sayProblem(error));
    }
  };
  return (
    <>
      <h2>Customers of the API</h2>
      <p>Give one another name: issues that hold it keep the old one until the app refreshes them.</p>
      <form
        className="strip"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <label className="labelled" htmlFor="rename-id">
          Customer ID
          <TextField
            id="rename-id"
            value={id}
            placeholder="C-00001"
            isRequired
            onChange={(event) => setId(event.currentTarget.value)}
          />
        </label>
        <label className="labelled" htmlFor="rename-name">
          New name
          <TextField
            id="rename-name"
            value={name}
            isRequired
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <Button type="submit">Rename the customer</Button>
        <span role="status">{said ?? ''}</span>
      </form>
    </>
  );
}

function lifetimes(current: number): number[] {
  return [...new Set([10, 60, 300, 3600, current])].sort((a, b) => a - b);
}

function lifetime(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

function Renewal(): ReactNode {
  const { api, reload } = useSession();
  const { value: health } = useAnswer<{ scheduledTriggers?: { key: string }[] }>('/_host/health');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const keys = (health?.scheduledTriggers ?? []).map((trigger) => trigger.key);
  const run = async (): Promise<void> => {
    setBusy(true);
    setSaid(null);
    try {
      let count = 0;
      for (const key of keys) {
        const answer = await api<{ invocations: unknown[] }>('POST', `/_host/scheduled/${encodeURIComponent(key)}`);
        count += answer.invocations.length;
      }
      await reload();
      setSaid(`Done: ${count} ${count === 1 ? 'invocation' : 'invocations'}.`);
    } catch (error) {
      setSaid(sayProblem(error));
    }
    setBusy(false);
  };
  return (
    <>
      <h2>Renewal</h2>
      <p>Forge runs the app&apos;s scheduled renewal every five minutes. So does this host; here it runs at once.</p>
      <div className="strip">
        <Button appearance="primary" isLoading={busy} isDisabled={keys.length === 0} onClick={() => void run()}>
          Run the scheduled renewal now
        </Button>
        <span role="status">
          {said ?? (health !== null && keys.length === 0 ? 'The app has no scheduled trigger.' : '')}
        </span>
      </div>
    </>
  );
}
