import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import TextArea from '@atlaskit/textarea';
import TextField from '@atlaskit/textfield';
import type { Issue, NewIssue } from '../../protocol';
import { SiteLink } from '../shell/site-link';
import { sayProblem } from '../site/api';
import { go } from '../site/router';
import { useSession } from '../site/session';
import { FieldEditors } from './field-editors';
import { NotFound } from './not-found';

/** A request form of a service project, with the connected fields that take part in it. */
export function PortalForm({ projectKey }: { projectKey: string }): ReactNode {
  const { site, api, reload } = useSession();
  const [summary, setSummary] = useState('');
  const [description, setDescription] = useState('');
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const project = site.projects.find((candidate) => candidate.key === projectKey && candidate.type === 'service_desk');
  if (!project) return <NotFound what="service project" />;

  const send = async (): Promise<void> => {
    if (summary.trim() === '') {
      setFailure('Say in a few words what you need.');
      return;
    }
    setSending(true);
    setFailure(null);
    try {
      const issueType = site.issueTypes[0] ?? '';
      const wanted: NewIssue = { projectKey, issueType, summary: summary.trim(), description, fields: values };
      const issue = await api<Issue>('POST', '/_site/requests', wanted);
      await reload();
      go(`/portal/${issue.key}`);
    } catch (error) {
      setFailure(sayProblem(error));
      setSending(false);
    }
  };

  return (
    <main className="page page-narrow portal">
      <nav aria-label="Breadcrumbs">
        <ol className="uik-breadcrumbs">
          <li>
            <SiteLink to="/portal">Help center</SiteLink>
          </li>
          <li aria-current="page">{project.name}</li>
        </ol>
      </nav>
      <h1>{project.name}</h1>
      <div className="portal-form">
        <form
          id="portal-request"
          className="form"
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void send();
          }}
        >
          {failure !== null && (
            <div role="alert">
              <SectionMessage appearance="error">
                <p>{failure}</p>
              </SectionMessage>
            </div>
          )}
          <div className="field">
            <label htmlFor="request-summary">
              What do you need? <span className="uik-required">*</span>
            </label>
            <TextField
              id="request-summary"
              value={summary}
              autoComplete="off"
              onChange={(event) => setSummary(event.currentTarget.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="request-description">Details</label>
            <TextArea
              id="request-description"
              minimumRows={4}
              value={description}
              onChange={(event) => setDescription(event.currentTarget.value)}
            />
          </div>
        </form>
        <FieldEditors
          projectKey={projectKey}
          experience="portal-request"
          values={values}
          onValue={(id, value) => setValues((before) => ({ ...before, [id]: value }))}
        />
        <div className="form-buttons">
          <Button appearance="primary" type="submit" form="portal-request" isLoading={sending}>
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
