import { useState, type ReactNode } from 'react';
import { fieldExtension } from '../../jira/field-extension';
import type { CustomField, Issue, Project } from '../../protocol';
import { AppFrame } from '../bridge/app-frame';
import { sayProblem } from '../site/api';
import { useSession } from '../site/session';
import type { FieldModule } from './field-extension';
import { FieldText } from './field-text';
import { valueInContext } from './people-values';

type Properties = {
  field: CustomField;
  module: FieldModule;
  issue: Issue;
  project: Project | undefined;
  save: (value: unknown) => Promise<void>;
};

/** A connected field on an issue, with its name, and its editor in place once it is clicked. */
export function IssueField(properties: Properties): ReactNode {
  const { field, module, issue, project, save } = properties;
  const { site, showFlag } = useSession();
  const [editing, setEditing] = useState(false);
  const value = issue.fields[field.id];
  const place = {
    ...{ field, project, issue, issueTypes: site.issueTypes },
    value: valueInContext(module, value, site.users),
    fieldType: module.fieldType,
    experience: 'issue-view' as const,
  };
  const editable = !module.isReadOnly && module.edit.resource !== null && module.edit.experience.includes('issue-view');

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
  return (
    <div className="detail" role="group" aria-label={field.name}>
      <div className="detail-name">{field.name}</div>
      <div className="detail-value">
        {editing ? (
          <div
            className="detail-editor"
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.defaultPrevented) setEditing(false);
            }}
          >
            <AppFrame
              module={module.key}
              resource={module.edit.resource ?? ''}
              extension={fieldExtension({ ...place, entryPoint: 'edit' })}
              submit={submit}
              close={() => setEditing(false)}
            />
          </div>
        ) : (
          <FieldValue
            field={field}
            module={module}
            extension={fieldExtension({ ...place, entryPoint: 'view' })}
            value={value}
            experience="issue-view"
          >
            {editable && (
              <button
                type="button"
                className="detail-edit"
                aria-label={`Edit ${field.name}`}
                onClick={() => setEditing(true)}
              />
            )}
          </FieldValue>
        )}
      </div>
    </div>
  );
}

/** A value drawn by the app's view entry where it has one for this place, else as its formatter shows it. */
export function FieldValue(properties: {
  field: CustomField;
  module: FieldModule;
  extension: Record<string, unknown>;
  value: unknown;
  experience: 'issue-view' | 'portal-view';
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
        <FieldText field={field} value={value} none="None" />
      )}
      {children}
    </div>
  );
}
