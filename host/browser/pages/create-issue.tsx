import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import SectionMessage from '@atlaskit/section-message';
import TextArea from '@atlaskit/textarea';
import TextField from '@atlaskit/textfield';
import type { Issue, NewIssue } from '../../protocol';
import { sayProblem } from '../site/api';
import { go } from '../site/router';
import { useSession } from '../site/session';
import { FieldEditors } from './field-editors';
import { Choice } from '../shell/choice';

/** Jira's Create dialog with the connected fields that take part in it. */
export function CreateIssue({ onClose }: { onClose: () => void }): ReactNode {
  const { site, api, reload, showFlag } = useSession();
  const [projectKey, setProjectKey] = useState(site.projects[0]?.key ?? '');
  const [issueType, setIssueType] = useState(site.issueTypes[0] ?? '');
  const [summary, setSummary] = useState('');
  const [description, setDescription] = useState('');
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const create = async (): Promise<void> => {
    if (summary.trim() === '') {
      setFailure('Summary is required.');
      return;
    }
    setSaving(true);
    setFailure(null);
    try {
      const wanted: NewIssue = { projectKey, issueType, summary: summary.trim(), description, fields: values };
      const issue = await api<Issue>('POST', '/_site/issues', wanted);
      await reload();
      showFlag({
        id: `created-${issue.key}`,
        type: 'success',
        title: `You created ${issue.key}`,
        actions: [{ text: 'View', onClick: () => go(`/browse/${issue.key}`) }],
        isAutoDismiss: true,
      });
      onClose();
    } catch (error) {
      setFailure(sayProblem(error));
      setSaving(false);
    }
  };

  return (
    <ModalDialog width="medium" onClose={onClose} shouldCloseOnOverlayClick={false}>
      <ModalHeader hasCloseButton>
        <ModalTitle>Create</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <form
          id="create-issue"
          className="form"
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void create();
          }}
        >
          {failure !== null && (
            <div role="alert">
              <SectionMessage appearance="error">
                <p>{failure}</p>
              </SectionMessage>
            </div>
          )}
          <Choice
            label="Project"
            value={projectKey}
            onChange={setProjectKey}
            options={site.projects.map(({ key, name }) => [key, `${name} (${key})`])}
          />
          <Choice
            label="Issue type"
            value={issueType}
            onChange={setIssueType}
            options={site.issueTypes.map((type) => [type, type])}
          />
          <div className="field">
            <label htmlFor="create-summary">
              Summary <span className="uik-required">*</span>
            </label>
            <TextField
              id="create-summary"
              value={summary}
              autoComplete="off"
              onChange={(event) => setSummary(event.currentTarget.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="create-description">Description</label>
            <TextArea
              id="create-description"
              minimumRows={3}
              value={description}
              onChange={(event) => setDescription(event.currentTarget.value)}
            />
          </div>
        </form>
        {/* Outside the form: an app's editor is a form of its own. */}
        <FieldEditors
          projectKey={projectKey}
          experience="issue-create"
          values={values}
          onValue={(id, value) => setValues((before) => ({ ...before, [id]: value }))}
        />
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" type="submit" form="create-issue" isLoading={saving}>
          Create
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
