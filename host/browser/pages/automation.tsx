import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { AppFrame } from '../bridge/app-frame';
import { Choice } from '../shell/choice';
import { sayProblem } from '../site/api';
import { useSession } from '../site/session';
import { isRecord } from '../ui-kit/props';
import { FormFailure } from './issue-form';
import { SettingsFrame } from './settings-frame';

/** The app's actions of automation: configured on their own page, and run once in the name of whoever looks. */
export function AutomationPage(): ReactNode {
  const { site, api } = useSession();
  const actions = site.modules.flatMap((module) => (module.kind === 'action' ? [module] : []));
  const [key, setKey] = useState(actions[0]?.key ?? '');
  const [inputs, setInputs] = useState<Record<string, unknown>>({});
  const [answer, setAnswer] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const action = actions.find((candidate) => candidate.key === key);
  const issueKey = site.issues[0]?.key;
  const example = issueKey === undefined ? {} : { issueKey };
  const run = async (): Promise<void> => {
    setFailure(null);
    try {
      setAnswer(JSON.stringify(await api('POST', `/_site/actions/${key}`, { inputs }), null, 2));
    } catch (error) {
      setFailure(sayProblem(error));
    }
  };
  return (
    <SettingsFrame>
      <h1>Automation</h1>
      <div className="form">
        <FormFailure failure={failure} />
        <Choice
          label="Action"
          value={key}
          onChange={(next) => {
            setKey(next);
            setInputs({});
            setAnswer(null);
          }}
          options={actions.map(({ key: value, name }) => [value, name])}
        />
        <p className="uik-subtle">{action?.description}</p>
        <p className="uik-subtle">
          No rule runs here, so that smart values such as {'{{issue.key}}'} stand for nothing: type the key of an issue.
        </p>
      </div>
      {action?.resource != null && (
        <AppFrame
          key={key}
          module={key}
          resource={action.resource}
          extension={{ type: 'action', data: { inputs: example }, errors: { invalidInputs: {} } }}
          minHeight={200}
          submit={(payload) => {
            setInputs(isRecord(payload) ? payload : {});
            return Promise.resolve();
          }}
        />
      )}
      <p className="strip">
        <Button appearance="primary" onClick={() => void run()}>
          Run as {site.me.displayName}
        </Button>
      </p>
      <div role="status">{answer !== null && <pre className="action-answer">{answer}</pre>}</div>
    </SettingsFrame>
  );
}
