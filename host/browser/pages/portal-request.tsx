import type { ReactNode } from 'react';
import { fieldExtension } from '../../jira/field-extension';
import { Breadcrumbs } from '../shell/breadcrumbs';
import { useSession } from '../site/session';
import { fieldsIn } from './field-extension';
import { Detail } from './issue';
import { FieldValue } from './issue-field';
import { NotFound } from './not-found';
import { valueInContext } from './people-values';
import { requestsOf } from './portal-home';
import { shortDate, Status } from './your-work';

/** A request as its reporter sees it on the portal. */
export function PortalRequest({ issueKey }: { issueKey: string }): ReactNode {
  const { site } = useSession();
  const issue = requestsOf(site).find((candidate) => candidate.key === issueKey);
  if (!issue) return <NotFound what="request" />;
  const project = site.projects.find((candidate) => candidate.key === issue.projectKey);
  return (
    <main className="page page-narrow portal">
      <Breadcrumbs up={{ to: '/portal', name: 'Help center' }} here={issue.key} />
      <div className="title-row">
        <h1>{issue.summary}</h1>
        <Status issue={issue} />
      </div>
      <div className="details">
        {fieldsIn(site, issue.projectKey).map(({ field, module }) => {
          if (module.isReadOnly) return null;
          const value = issue.fields[field.id];
          return (
            <div className="detail" key={field.id} role="group" aria-label={field.name}>
              <div className="detail-name">{field.name}</div>
              <div className="detail-value">
                <FieldValue
                  {...{ field, module, value }}
                  experience="portal-view"
                  extension={fieldExtension({
                    field,
                    fieldType: module.fieldType,
                    project,
                    issue,
                    issueTypes: site.issueTypes,
                    value: valueInContext(module, value, site.users),
                    entryPoint: 'view',
                    experience: 'portal-view',
                  })}
                />
              </div>
            </div>
          );
        })}
        <Detail name="Details">
          {issue.description === '' ? <span className="uik-subtle">None</span> : issue.description}
        </Detail>
        <Detail name="Sent">{shortDate(issue.created, site.me.locale, site.me.timeZone)}</Detail>
      </div>
    </main>
  );
}
