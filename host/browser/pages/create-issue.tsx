import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { Choice } from '../shell/choice';
import { go } from '../site/router';
import { useSession } from '../site/session';
import { IssueForm, useIssueDraft } from './issue-form';

/** Jira's Create dialog with the connected fields that take part in it. */
export function CreateIssue({ onClose }: { onClose: () => void }): ReactNode {
  const { site, showFlag } = useSession();
  const [projectKey, setProjectKey] = useState(site.projects[0]?.key ?? '');
  const [issueType, setIssueType] = useState(site.issueTypes[0] ?? '');
  const form = useIssueDraft({
    path: '/_site/issues',
    noSummary: 'Summary is required.',
    onSent: ({ key }) => {
      showFlag({
        id: `created-${key}`,
        type: 'success',
        title: `You created ${key}`,
        actions: [{ text: 'View', onClick: () => go(`/browse/${key}`) }],
        isAutoDismiss: true,
      });
      onClose();
    },
  });
  return (
    <ModalDialog width="medium" onClose={onClose} shouldCloseOnOverlayClick={false}>
      <ModalHeader hasCloseButton>
        <ModalTitle>Create</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <IssueForm
          id="create-issue"
          labels={{ summary: 'Summary', description: 'Description' }}
          projectKey={projectKey}
          experience="issue-create"
          form={form}
          onSubmit={() => void form.send({ projectKey, issueType })}
        >
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
        </IssueForm>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" type="submit" form="create-issue" isLoading={form.isSending}>
          Create
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
