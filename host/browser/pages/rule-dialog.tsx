import { useRef, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import type { AppModule, SiteState } from '../../protocol';
import { AppFrame } from '../bridge/app-frame';
import { Choice } from '../shell/choice';
import { useSession } from '../site/session';
import { FormFailure } from './issue-form';
import { useSaving } from './use-saving';

export type RuleModule = Extract<AppModule, { kind: 'workflowRule' }>;
export type SavedRule = SiteState['workflowRules'][number];

/** Under which name the context holds a rule's configuration (Forge, "workflowRules"). */
const savedAs = { validator: 'validatorConfig', condition: 'conditionConfig', postFunction: 'postFunctionConfig' };

/** The app's page for a rule, with Jira's own button: it asks the page for the configuration, and stays when there is none. */
export function RuleDialog(properties: {
  modules: RuleModule[];
  rule: SavedRule | null;
  place: { projectKey: string; to: string };
  onClose: () => void;
}): ReactNode {
  const { modules, rule, place, onClose } = properties;
  const { api, reload } = useSession();
  const [key, setKey] = useState(rule?.module ?? modules[0]?.key ?? '');
  const { isSaving, failure, saving } = useSaving(onClose);
  const configure = useRef<(() => Promise<unknown>) | null>(null);
  const module = modules.find((candidate) => candidate.key === key);
  const resource = rule === null ? module?.create : module?.edit;

  const save = (): Promise<void> =>
    saving(async () => {
      const given = configure.current === null ? null : await configure.current();
      if (given === undefined) return 'called-off';
      const configuration: unknown = typeof given === 'string' ? JSON.parse(given) : null;
      if (rule !== null) await api('PUT', `/_site/workflow-rules/${rule.id}`, { configuration });
      else
        await api('POST', '/_site/workflow-rules', {
          projectKey: place.projectKey,
          to: place.to,
          module: key,
          configuration,
        });
      await reload();
      return 'saved';
    });

  return (
    <ModalDialog width="large" onClose={onClose} shouldCloseOnOverlayClick={false}>
      <ModalHeader hasCloseButton>
        <ModalTitle>{rule === null ? `Add a rule: to ${place.to}` : (module?.name ?? rule.module)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <FormFailure failure={failure} />
        {rule === null && (
          <div className="form">
            <Choice
              label="Rule"
              value={key}
              onChange={(next) => {
                configure.current = null;
                setKey(next);
              }}
              options={modules.map(({ key: value, name }) => [value, name])}
            />
            <p className="uik-subtle">{module?.description}</p>
          </div>
        )}
        {module !== undefined && resource != null && (
          <AppFrame
            key={key}
            module={module.key}
            resource={resource}
            extension={{
              type: `jira:workflow${module.rule.charAt(0).toUpperCase()}${module.rule.slice(1)}`,
              isNewEditor: true,
              workflowName: `Workflow of ${place.projectKey}`,
              ...(rule !== null && { [savedAs[module.rule]]: rule.configuration }),
            }}
            minHeight={200}
            onConfigure={(callback) => {
              configure.current = callback;
            }}
          />
        )}
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" isLoading={isSaving} onClick={() => void save()}>
          {rule === null ? 'Add' : 'Update'}
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
