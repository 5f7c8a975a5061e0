import type { ReactNode } from 'react';
import { SiteLink } from '../shell/site-link';
import { useSession } from '../site/session';
import { fieldsIn } from './field-extension';
import { FieldText } from './field-text';

/** The issues as cards in a column a status. A card shows a field as its formatter does: no page of the app runs here. */
export function BoardPage(): ReactNode {
  const { site } = useSession();
  const statuses = [...new Set(site.issues.map(({ status }) => status))].sort();
  return (
    <main className="page">
      <div className="title-row">
        <h1>Board</h1>
        <SiteLink to="/issues">List</SiteLink>
      </div>
      <div className="board">
        {statuses.map((status) => (
          <section key={status} className="board-column" aria-label={status}>
            <h2>{status}</h2>
            {site.issues
              .filter((issue) => issue.status === status)
              .map((issue) => (
                <SiteLink key={issue.id} to={`/browse/${issue.key}`} className="card">
                  <span>{issue.summary}</span>
                  {fieldsIn(site, issue.projectKey).map(({ field }) => (
                    <span key={field.id} className="labelled">
                      <span className="uik-subtle">{field.name}</span>
                      <FieldText field={field} value={issue.fields[field.id]} none="–" />
                    </span>
                  ))}
                  <span className="uik-subtle">{issue.key}</span>
                </SiteLink>
              ))}
          </section>
        ))}
      </div>
    </main>
  );
}
