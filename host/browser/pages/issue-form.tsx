import { useState, type FormEvent, type ReactNode } from 'react';
import SectionMessage from '@atlaskit/section-message';
import TextArea from '@atlaskit/textarea';
import TextField from '@atlaskit/textfield';
import type { Issue, NewIssue } from '../../protocol';
import { sayProblem } from '../site/api';
import { useSession } from '../site/session';
import { FieldEditors } from './field-editors';

export type Draft = Pick<NewIssue, 'summary' | 'description' | 'fields'>;

/** What a person wrote in a form that makes an issue, and how it is sent. */
export type IssueDraft = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  isSending: boolean;
  failure: string | null;
  send: (about: Pick<NewIssue, 'projectKey' | 'issueType'>) => Promise<void>;
};

export function useIssueDraft(options: {
  path: '/_site/issues' | '/_site/requests';
  /** What to say when there is no summary. */
  noSummary: string;
  onSent: (issue: Issue) => void;
}): IssueDraft {
  const { api, reload } = useSession();
  const [draft, setDraft] = useState<Draft>({ summary: '', description: '', fields: {} });
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part, fields: { ...before.fields, ...part.fields } })),
    isSending,
    failure,
    send: async (about) => {
      const summary = draft.summary.trim();
      if (summary === '') {
        setFailure(options.noSummary);
        return;
      }
      setSending(true);
      setFailure(null);
      try {
        const wanted: NewIssue = { ...about, ...draft, summary };
        const issue = await api<Issue>('POST', options.path, wanted);
        await reload();
        options.onSent(issue);
      } catch (error) {
        setFailure(sayProblem(error));
        setSending(false);
      }
    },
  };
}

/** Summary, description and the connected fields that take part; `children` stand above them. */
export function IssueForm(properties: {
  id: string;
  labels: { summary: string; description: string };
  projectKey: string;
  experience: 'issue-create' | 'portal-request';
  form: IssueDraft;
  onSubmit: () => void;
  children?: ReactNode;
}): ReactNode {
  const { id, labels, projectKey, experience, form, onSubmit, children } = properties;
  const { draft, change, failure } = form;
  return (
    <>
      <form
        id={id}
        className="form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <FormFailure failure={failure} />
        {children}
        <div className="field">
          <label htmlFor={`${id}-summary`}>
            {labels.summary} <span className="uik-required">*</span>
          </label>
          <TextField
            id={`${id}-summary`}
            value={draft.summary}
            autoComplete="off"
            onChange={(event) => change({ summary: event.currentTarget.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-description`}>{labels.description}</label>
          <TextArea
            id={`${id}-description`}
            minimumRows={3}
            value={draft.description}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
        </div>
      </form>
      {/* Outside the form: an app's editor is a form of its own. */}
      <FieldEditors
        projectKey={projectKey}
        experience={experience}
        values={draft.fields}
        onValue={(fieldId, value) => change({ fields: { [fieldId]: value } })}
      />
    </>
  );
}

export function FormFailure({ failure }: { failure: string | null }): ReactNode {
  if (failure === null) return null;
  return (
    <div role="alert">
      <SectionMessage appearance="error">
        <p>{failure}</p>
      </SectionMessage>
    </div>
  );
}
