import type { ReactNode } from 'react';
import { fieldExtension } from '../../jira/field-extension';
import type { Issue } from '../../protocol';
import { AppFrame } from '../bridge/app-frame';
import { useSession } from '../site/session';
import { fieldsIn, takesPart, type FormExperience } from './field-extension';
import { valueInContext } from './people-values';

/**
 * The editors of the connected fields that take part in a form. Each hands over its value with `view.submit` whenever it
 * changes; the form sends them all when it is submitted.
 */
export function FieldEditors(properties: {
  projectKey: string;
  experience: FormExperience;
  /** The issue that the form changes; none yet in a form that makes one. */
  issue?: Issue;
  values: Record<string, unknown>;
  onValue: (fieldId: string, value: unknown) => void;
}): ReactNode {
  const { projectKey, experience, issue, values, onValue } = properties;
  const { site } = useSession();
  const project = site.projects.find((candidate) => candidate.key === projectKey);
  return fieldsIn(site, projectKey).map(({ field, module }) => {
    if (!takesPart(module, experience)) return null;
    return (
      <div className="field" key={`${projectKey}-${field.id}`} role="group" aria-label={field.name}>
        <div className="field-name">
          {field.name} {field.required && <span className="uik-required">*</span>}
        </div>
        <AppFrame
          module={module.key}
          resource={module.edit.resource ?? ''}
          extension={fieldExtension({
            field,
            fieldType: module.fieldType,
            project,
            issue,
            issueTypes: site.issueTypes,
            value: valueInContext(module, field.id in values ? values[field.id] : issue?.fields[field.id], site.users),
            entryPoint: 'edit',
            experience,
          })}
          submit={(value) => {
            onValue(field.id, structuredClone(value));
            return Promise.resolve();
          }}
        />
      </div>
    );
  });
}
