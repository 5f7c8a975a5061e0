import type { ReactNode } from 'react';
import type { Issue } from '../../protocol';
import { SiteLink } from '../shell/site-link';
import { useSession } from '../site/session';
import { contextFor, moduleOf, submitTimeoutMs } from './field-extension';
import { FieldText } from './field-text';
import { EditableField } from './issue-field';
import { Status } from './your-work';

/** A row of the list of issues. A field is edited in its cell where its type takes part in the list. */
export function IssueRow(properties: {
  issue: Issue;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
  onSaved: () => Promise<void>;
}): ReactNode {
  const { issue, isSelected, onSelect, onSaved } = properties;
  const { site, api } = useSession();
  const project = site.projects.find(({ key }) => key === issue.projectKey);
  const save = async (fieldId: string, value: unknown): Promise<void> => {
    const path = `/_site/issues/${encodeURIComponent(issue.key)}`;
    await api<Issue>('PUT', path, { fields: { [fieldId]: value } }, AbortSignal.timeout(submitTimeoutMs));
    await onSaved();
  };
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={`Select ${issue.key}`}
          checked={isSelected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
      </td>
      <td className="nowrap">
        <SiteLink to={`/browse/${issue.key}`}>{issue.key}</SiteLink>
      </td>
      <td className="list-summary">{issue.summary}</td>
      {site.fields.map((field) => {
        const module = moduleOf(site, field);
        const value = issue.fields[field.id];
        return (
          <td key={field.id} className="list-cell">
            {module === undefined || contextFor(field, issue.projectKey) === undefined ? (
              <FieldText field={field} value={value} none="–" />
            ) : (
              <EditableField
                {...{ field, module, issue, project }}
                experience="list-view"
                name={`${field.name} of ${issue.key}`}
                save={(next) => save(field.id, next)}
              />
            )}
          </td>
        );
      })}
      <td>
        <Status issue={issue} />
      </td>
    </tr>
  );
}
