import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { ModalTransition } from '@atlaskit/modal-dialog';
import { statusesOf } from '../../jira/statuses';
import { Choice } from '../shell/choice';
import { useSession } from '../site/session';
import { RuleDialog, type RuleModule, type SavedRule } from './rule-dialog';
import { SettingsFrame } from './settings-frame';

const kinds = { validator: 'Validator', condition: 'Condition', postFunction: 'Post function' };

/** The transitions of each project's workflow, and the app's rules on them. Only administrators change them in Jira. */
export function WorkflowsPage(): ReactNode {
  const { site, api, reload } = useSession();
  const [projectKey, setProjectKey] = useState(site.projects[0]?.key ?? '');
  const [adding, setAdding] = useState<string | null>(null);
  const [editing, setEditing] = useState<SavedRule | null>(null);
  const project = site.projects.find(({ key }) => key === projectKey);
  const modules = site.modules.flatMap((module) => (module.kind === 'workflowRule' ? [module] : []));
  const moduleOf = (key: string): RuleModule | undefined => modules.find((module) => module.key === key);
  const remove = async (id: string): Promise<void> => {
    await api('DELETE', `/_site/workflow-rules/${id}`, {});
    await reload();
  };
  return (
    <SettingsFrame>
      <h1>Workflows</h1>
      <div className="form">
        <Choice
          label="Workflow of"
          value={projectKey}
          onChange={setProjectKey}
          options={site.projects.map(({ key, name }) => [key, name])}
        />
      </div>
      {statusesOf(project ?? { type: 'software' }).map((to, at) => {
        const name = at === 0 ? `Create, or back to ${to}` : `To ${to}`;
        const rules = site.workflowRules.filter((rule) => rule.projectKey === projectKey && rule.to === to);
        return (
          <section key={to} className="card" aria-label={`Transition ${name}`}>
            <div className="title-row">
              <h2>{name}</h2>
              <Button
                onClick={() => setAdding(to)}
                isDisabled={modules.length === 0}
                aria-label={`Add rule to ${name}`}
              >
                Add rule
              </Button>
            </div>
            {rules.length === 0 ? (
              <p className="uik-subtle">No rules of the app.</p>
            ) : (
              <ul className="workflow-rules">
                {rules.map((rule) => (
                  <li key={rule.id}>
                    <p>
                      <Lozenge>{kinds[moduleOf(rule.module)?.rule ?? 'validator']}</Lozenge>{' '}
                      <strong>{moduleOf(rule.module)?.name ?? rule.module}</strong>
                    </p>
                    <p>{rule.summary}</p>
                    <p className="strip">
                      {moduleOf(rule.module)?.edit != null && (
                        <Button spacing="compact" onClick={() => setEditing(rule)}>
                          Edit rule
                        </Button>
                      )}
                      <Button spacing="compact" onClick={() => void remove(rule.id)}>
                        Delete rule
                      </Button>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <ModalTransition>
        {adding !== null && (
          <RuleDialog
            modules={modules}
            rule={null}
            place={{ projectKey, to: adding }}
            onClose={() => setAdding(null)}
          />
        )}
        {editing !== null && (
          <RuleDialog modules={modules} rule={editing} place={editing} onClose={() => setEditing(null)} />
        )}
      </ModalTransition>
    </SettingsFrame>
  );
}
