import { useState, type ReactNode } from 'react';
import ModalDialog, { ModalBody, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import type { CustomField, Issue, Project } from '../../protocol';
import { AppFrame } from '../bridge/app-frame';
import { sayProblem } from '../site/api';
import { useSession } from '../site/session';
import { fieldExtension, type FieldModule, type InlineExperience } from './field-extension';
import { FieldText } from './field-text';

type Properties = {
  field: CustomField;
  module: FieldModule;
  issue: Issue;
  project: Project | undefined;
  save: (value: unknown) => Promise<void>;
};

/** A connected field on an issue, with its name. */
export function IssueField(properties: Properties): ReactNode {
  return (
    <div className="detail" role="group" aria-label={properties.field.name}>
      <div className="detail-name">{properties.field.name}</div>
      <div className="detail-value">
        <EditableField {...properties} experience="issue-view" name={properties.field.name} />
      </div>
    </div>
  );
}

/** A value, and its editor once it is clicked, inline or in a dialog as its module says. */
export function EditableField(properties: Properties & { experience: InlineExperience; name: string }): ReactNode {
  const { field, module, issue, project, save, experience, name } = properties;
  const { showFlag } = useSession();
  const [editing, setEditing] = useState(false);
  const value = issue.fields[field.id];
  const about = { field, project, issue, value, renderContext: experience };
  const editable = module.edit.resource !== null && module.edit.experience.includes(experience);

  const submit = async (next: unknown): Promise<void> => {
    try {
      await save(next);
      setEditing(false);
    } catch (error) {
      const id = `save-${field.id}`;
      showFlag({
        id,
        type: 'error',
        title: `${field.name} was not saved`,
        description: sayProblem(error),
        actions: [],
        isAutoDismiss: false,
      });
      throw error;
    }
  };
  const editor = module.edit.resource !== null && (
    <AppFrame
      module={module.key}
      resource={module.edit.resource}
      extension={fieldExtension({ ...about, entryPoint: 'edit' })}
      submit={submit}
      close={() => setEditing(false)}
    />
  );
  const inDialog = editing && !module.edit.isInline;
  return (
    <>
      {editing && module.edit.isInline ? (
        <div
          className="detail-editor"
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) setEditing(false);
          }}
        >
          {editor}
        </div>
      ) : (
        <FieldValue
          field={field}
          module={module}
          extension={fieldExtension({ ...about, entryPoint: 'view' })}
          value={value}
          experience={experience}
        >
          {editable && (
            <button
              type="button"
              className="detail-edit"
              aria-label={`Edit ${name}`}
              onClick={() => setEditing(true)}
            />
          )}
        </FieldValue>
      )}
      <ModalTransition>
        {inDialog && (
          <ModalDialog width="small" onClose={() => setEditing(false)}>
            <ModalHeader hasCloseButton>
              <ModalTitle>{field.name}</ModalTitle>
            </ModalHeader>
            <ModalBody>{editor}</ModalBody>
          </ModalDialog>
        )}
      </ModalTransition>
    </>
  );
}

/** A value drawn by the app's view entry where it has one for this place, else as its formatter shows it. */
export function FieldValue(properties: {
  field: CustomField;
  module: FieldModule;
  extension: Record<string, unknown>;
  value: unknown;
  experience: InlineExperience | 'portal-view';
  children?: ReactNode;
}): ReactNode {
  const { field, module, extension, value, experience, children } = properties;
  return (
    <div className="detail-read">
      {module.view.resource !== null && module.view.experience.includes(experience) ? (
        // A new value is a new start of the app's view, as in Jira.
        <AppFrame
          key={JSON.stringify(value ?? null)}
          module={module.key}
          resource={module.view.resource}
          extension={extension}
          minHeight={20}
        />
      ) : (
        <FieldText field={field} value={value} none={experience === 'list-view' ? '–' : 'None'} />
      )}
      {children}
    </div>
  );
}
