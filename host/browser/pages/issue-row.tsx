import type { ReactNode } from 'react';
import type { Issue } from '../../protocol';
import { SiteLink } from '../shell/site-link';
import { useSession } from '../site/session';
import { FieldText } from './field-text';
import { Status } from './your-work';

/** A row of the list of issues. Fields of apps are read-only there, each as its formatter shows it. */
export function IssueRow(properties: {
  issue: Issue;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
}): ReactNode {
  const { issue, isSelected, onSelect } = properties;
  const { site } = useSession();
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
        return (
          <td key={field.id} className="list-cell">
            <FieldText field={field} value={issue.fields[field.id]} none="–" />
          </td>
        );
      })}
      <td>
        <Status issue={issue} />
      </td>
    </tr>
  );
}
