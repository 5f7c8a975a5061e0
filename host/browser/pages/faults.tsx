import { useId, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import TextField from '@atlaskit/textfield';
import { faultKinds, type Fault, type FaultyService } from '../../platform/faults';
import { Choice } from '../shell/choice';
import { sayProblem } from '../site/api';
import { useSession } from '../site/session';
import { useAnswer } from '../site/use-answer';
import { SandboxFrame } from './sandbox-frame';

type Pending = { faults: Fault[] };

const services: Record<FaultyService, string> = {
  storage: 'Storage',
  jira: 'Jira',
  queue: 'Queue',
  egress: 'Calls outside',
  schedule: 'Schedule',
};
const kinds: Record<Fault['kind'], string> = {
  refuse: 'refused',
  lose: 'done, the answer lost',
  delay: 'done, answered later',
  end: 'the function ends',
  stale: 'seen as it was before',
  expire: 'gone when its time is over',
  double: 'twice at once',
};

/** What the next calls of the app's functions meet: faults on demand, and those that are still to come. */
export function FaultsPage(): ReactNode {
  const { api } = useSession();
  const { value, failure, set, reload } = useAnswer<Pending>('/_host/faults');
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (work: () => Promise<Pending>): Promise<void> => {
    try {
      set(await work());
      setProblem(null);
    } catch (error) {
      setProblem(sayProblem(error));
    }
  };
  const faults = value?.faults ?? [];
  const said = failure ?? problem;
  return (
    <SandboxFrame title="Faults">
      <p>
        The next calls of the app’s functions meet what is chosen here, as often as it says, and then all is well again.
      </p>
      {said !== null && (
        <SectionMessage appearance="error">
          <p>{said}</p>
        </SectionMessage>
      )}
      <NewFault onAdd={(fault) => void run(() => api<Pending>('POST', '/_host/faults', { faults: [fault] }))} />
      <h2>
        Still to come <span className="uik-subtle">{faults.length}</span>
      </h2>
      {faults.length === 0 ? (
        <p className="uik-subtle">None.</p>
      ) : (
        <ul aria-label="Faults still to come">
          {faults.map((fault, at) => (
            <li key={at}>{sentence(fault)}</li>
          ))}
        </ul>
      )}
      <div className="strip">
        <Button
          isDisabled={faults.length === 0}
          onClick={() => void run(() => api<Pending>('DELETE', '/_host/faults', {}))}
        >
          Clear them
        </Button>
        <Button onClick={() => void reload()}>Refresh</Button>
      </div>
    </SandboxFrame>
  );
}

function NewFault({ onAdd }: { onAdd: (fault: Fault) => void }): ReactNode {
  const [service, setService] = useState<FaultyService>('storage');
  const [kind, setKind] = useState<Fault['kind']>('refuse');
  const [path, setPath] = useState('');
  const [times, setTimes] = useState('1');
  const [more, setMore] = useState('');
  const offered: readonly Fault['kind'][] = faultKinds[service];
  const takesStatus = kind === 'refuse' || (kind === 'lose' && service !== 'schedule');
  const takesDelay = kind === 'delay' || kind === 'stale';
  const add = (): void => {
    const number =
      more === '' ? {} : takesStatus ? { status: Number(more) } : takesDelay ? { delayMs: Number(more) } : {};
    onAdd({ service, kind, times: Number(times), ...(path.trim() !== '' && { path: path.trim() }), ...number });
  };
  return (
    <div className="strip">
      <Choice
        label="Service"
        value={service}
        options={Object.entries(services)}
        onChange={(chosen) => {
          const next = chosen as FaultyService;
          setService(next);
          const fits: readonly Fault['kind'][] = faultKinds[next];
          if (!fits.includes(kind)) setKind(fits[0] ?? 'lose');
        }}
      />
      <Choice
        label="What happens"
        value={kind}
        options={offered.map((name) => [name, kinds[name]])}
        onChange={(chosen) => setKind(chosen as Fault['kind'])}
      />
      <Typed label="Only where the path holds" value={path} onChange={setPath} />
      <Typed label="How often" value={times} onChange={setTimes} />
      {takesStatus && <Typed label="Status (503 without)" value={more} onChange={setMore} />}
      {takesDelay && <Typed label="Milliseconds (1000 without)" value={more} onChange={setMore} />}
      <Button appearance="primary" onClick={add}>
        Let it happen
      </Button>
    </div>
  );
}

function Typed(properties: { label: string; value: string; onChange: (value: string) => void }): ReactNode {
  const { label, value, onChange } = properties;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <TextField id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}

function sentence({ service, kind, path, status, delayMs, skip = 0, times }: Fault): string {
  const where = path === undefined ? services[service] : `${services[service]}, ${path}`;
  const number = status === undefined ? (delayMs === undefined ? '' : ` (${delayMs} ms)`) : ` (${status})`;
  const after = skip === 0 ? '' : `, after ${skip} others`;
  return `${where}: ${kinds[kind]}${number}, ${times === 1 ? 'once' : `${times} times`}${after}`;
}
