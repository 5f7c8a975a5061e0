import type { ReactNode } from 'react';
import Lozenge from '@atlaskit/lozenge';
import type { Issue } from '../../protocol';
import { SiteLink } from '../shell/site-link';
import { useSession } from '../site/session';
import { FieldText } from './field-text';

/** The issues of the site, newest change first, with the connected fields' labels as Jira's lists show them. */
export function YourWork(): ReactNode {
  const { site } = useSession();
  const issues = [...site.issues].sort((a, b) => b.updated.localeCompare(a.updated));
  return (
    <main className="page">
      <h1>Your work</h1>
      {issues.length === 0 ? (
        <p className="uik-subtle">There are no issues yet. Create one with the button above.</p>
      ) : (
        <div className="uik-table" role="region" tabIndex={0} aria-label="Issues">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">Summary</th>
                {site.fields.map((field) => (
                  <th key={field.id} scope="col">
                    {field.name}
                  </th>
                ))}
                <th scope="col">Status</th>
                <th scope="col">Updated</th>
              </tr>
            </thead>
            <tbody>
              {issues.map((issue) => (
                <tr key={issue.id}>
                  <td className="nowrap">
                    <SiteLink to={`/browse/${issue.key}`}>{issue.key}</SiteLink>
                  </td>
                  <td>
                    <SiteLink to={`/browse/${issue.key}`} className="quiet-link">
                      {issue.summary}
                    </SiteLink>
                  </td>
                  {site.fields.map((field) => (
                    <td key={field.id}>
                      <FieldText field={field} value={issue.fields[field.id]} none="–" />
                    </td>
                  ))}
                  <td>
                    <Status issue={issue} />
                  </td>
                  <td className="nowrap uik-subtle">{shortDate(issue.updated, site.me.locale, site.me.timeZone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

export function Status({ issue }: { issue: Issue }): ReactNode {
  const appearance = /done|closed|resolved/i.test(issue.status)
    ? 'success'
    : /progress|waiting/i.test(issue.status)
      ? 'inprogress'
      : 'default';
  return <Lozenge appearance={appearance}>{issue.status}</Lozenge>;
}

export function shortDate(iso: string, locale: string, timeZone: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale.replace('_', '-'), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(date);
}
