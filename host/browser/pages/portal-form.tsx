import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { Breadcrumbs } from '../shell/breadcrumbs';
import { go } from '../site/router';
import { useSession } from '../site/session';
import { IssueForm, useIssueDraft } from './issue-form';
import { NotFound } from './not-found';

/** A request form of a service project, with the connected fields that take part in it. */
export function PortalForm({ projectKey }: { projectKey: string }): ReactNode {
  const { site } = useSession();
  const form = useIssueDraft({
    path: '/_site/requests',
    noSummary: 'Say in a few words what you need.',
    onSent: ({ key }) => go(`/portal/${key}`),
  });
  const project = site.projects.find((candidate) => candidate.key === projectKey && candidate.type === 'service_desk');
  if (!project) return <NotFound what="service project" />;
  return (
    <main className="page page-narrow portal">
      <Breadcrumbs up={{ to: '/portal', name: 'Help center' }} here={project.name} />
      <h1>{project.name}</h1>
      <div className="portal-form">
        <IssueForm
          id="portal-request"
          labels={{ summary: 'What do you need?', description: 'Details' }}
          projectKey={projectKey}
          experience="portal-request"
          form={form}
          onSubmit={() => void form.send({ projectKey, issueType: site.issueTypes[0] ?? '' })}
        />
        <div className="form-buttons">
          <Button appearance="primary" type="submit" form="portal-request" isLoading={form.isSending}>
            Send
          </Button>
          <Button appearance="subtle" onClick={() => go('/portal')}>
            Cancel
          </Button>
        </div>
      </div>
    </main>
  );
}
