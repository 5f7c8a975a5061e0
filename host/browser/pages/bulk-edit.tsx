import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { fieldExtension } from '../../jira/field-extension';
import type { Issue } from '../../protocol';
import { AppFrame } from '../bridge/app-frame';
import { Choice } from '../shell/choice';
import { useSession } from '../site/session';
import { contextFor, moduleOf, takesPart } from './field-extension';
import { FormFailure } from './issue-form';
import { useSaving } from './use-saving';

/**
 * One field of many issues set to one value. The editor's context has the issues and their projects. Forge gives bulk edit
 * to types of objects alone.
 */
export function BulkEdit(properties: { issues: Issue[]; onDone: () => Promise<void>; onClose: () => void }): ReactNode {
  const { issues, onDone, onClose } = properties;
  const { site, api } = useSession();
  const fields = site.fields.flatMap((field) => {
    const module = moduleOf(site, field);
    const isShown = module !== undefined && module.dataType === 'object' && takesPart(module, 'issue-bulk-edit');
    const contexts = new Set(issues.map(({ projectKey }) => contextFor(field, projectKey)?.id));
    return isShown && contexts.size === 1 ? [{ field, module }] : [];
  });
  const [fieldId, setFieldId] = useState(fields[0]?.field.id ?? '');
  const [value, setValue] = useState<{ is: unknown } | null>(null);
  const { isSaving, failure, saving } = useSaving(onClose);
  const chosen = fields.find(({ field }) => field.id === fieldId);
  const projectKeys = new Set(issues.map(({ projectKey }) => projectKey));

  const save = (next: { is: unknown }): Promise<void> =>
    saving(async () => {
      for (const { key } of issues)
        await api<Issue>('PUT', `/_site/issues/${encodeURIComponent(key)}`, { fields: { [fieldId]: next.is } });
      await onDone();
      return 'saved';
    });
  return (
    <ModalDialog width="medium" onClose={onClose} shouldCloseOnOverlayClick={false}>
      <ModalHeader hasCloseButton>
        <ModalTitle>
          Edit {issues.length} {issues.length === 1 ? 'issue' : 'issues'}
        </ModalTitle>
      </ModalHeader>
      <ModalBody>
        <FormFailure failure={failure} />
        {chosen === undefined || chosen.module.edit.resource === null ? (
          <p>No field of the app can be edited for these issues at once.</p>
        ) : (
          <div className="form">
            <Choice
              label="Field"
              value={fieldId}
              onChange={(id) => {
                setFieldId(id);
                setValue(null);
              }}
              options={fields.map(({ field }) => [field.id, field.name])}
            />
            <div className="field" role="group" aria-label={chosen.field.name}>
              <div className="field-name">{chosen.field.name}</div>
              <AppFrame
                key={fieldId}
                module={chosen.module.key}
                resource={chosen.module.edit.resource}
                extension={fieldExtension({
                  field: chosen.field,
                  fieldType: chosen.module.fieldType,
                  issueTypes: site.issueTypes,
                  selected: { issues, projects: site.projects.filter(({ key }) => projectKeys.has(key)) },
                  value: value?.is,
                  entryPoint: 'edit',
                  experience: 'issue-bulk-edit',
                })}
                submit={(submitted) => {
                  setValue({ is: structuredClone(submitted) });
                  return Promise.resolve();
                }}
              />
            </div>
            <p className="uik-subtle">Changes {issues.map(({ key }) => key).join(', ')}.</p>
          </div>
        )}
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button
          appearance="primary"
          isLoading={isSaving}
          isDisabled={value === null}
          onClick={() => (value === null ? undefined : void save(value))}
        >
          Save
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
