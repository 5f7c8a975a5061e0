import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { ModalTransition } from '@atlaskit/modal-dialog';
import type { Issue } from '../../protocol';
import { Breadcrumbs } from '../shell/breadcrumbs';
import { useSession } from '../site/session';
import { Avatar } from '../ui-kit/people';
import { fieldsIn, submitTimeoutMs } from './field-extension';
import { IssueField } from './issue-field';
import { NotFound } from './not-found';
import { TransitionIssue } from './transition-issue';
import { shortDate, Status } from './your-work';

/** An issue with its connected fields, editable in place. */
export function IssuePage({ issueKey }: { issueKey: string }): ReactNode {
  const { site, api, reload } = useSession();
  const [isChanging, setChanging] = useState(false);
  const issue = site.issues.find((candidate) => candidate.key === issueKey);
  if (!issue) return <NotFound what="issue" />;
  const project = site.projects.find((candidate) => candidate.key === issue.projectKey);
  const reporter = site.users.find((user) => user.accountId === issue.reporter)?.displayName ?? issue.reporter;
  const save = async (fieldId: string, value: unknown): Promise<void> => {
    const body = { fields: { [fieldId]: value } };
    await api<Issue>(
      'PUT',
      `/_site/issues/${encodeURIComponent(issue.key)}`,
      body,
      AbortSignal.timeout(submitTimeoutMs),
    );
    await reload();
  };
  const when = (iso: string): string => shortDate(iso, site.me.locale, site.me.timeZone);
  return (
    <main className="page issue">
      <Breadcrumbs up={{ to: '/', name: project?.name ?? issue.projectKey }} here={issue.key} />
      <div className="issue-columns">
        <section className="issue-main">
          <h1>{issue.summary}</h1>
          <h2>Description</h2>
          <p className="issue-description">
            {issue.description === '' ? <span className="uik-subtle">No description</span> : issue.description}
          </p>
        </section>
        <aside className="issue-details" aria-label="Details">
          <div className="issue-status">
            <Status issue={issue} />
            <Button onClick={() => setChanging(true)}>Change status</Button>
          </div>
          <h2>Details</h2>
          <div className="details">
            {fieldsIn(site, issue.projectKey).map(({ field, module }) => (
              <IssueField
                key={field.id}
                {...{ field, module, issue, project }}
                save={(value) => save(field.id, value)}
              />
            ))}
            <Detail name="Type">{issue.issueType}</Detail>
            <Detail name="Reporter">
              <span className="uik-user">
                <Avatar name={reporter} />
                {reporter}
              </span>
            </Detail>
          </div>
          <p className="uik-subtle issue-dates">
            Created {when(issue.created)}
            <br />
            Updated {when(issue.updated)}
          </p>
        </aside>
      </div>
      <ModalTransition>
        {isChanging && <TransitionIssue issue={issue} onClose={() => setChanging(false)} />}
      </ModalTransition>
    </main>
  );
}

export function Detail({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div className="detail">
      <div className="detail-name">{name}</div>
      <div className="detail-value">{children}</div>
    </div>
  );
}
