import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import type { Issue } from '../../protocol';
import { Choice } from '../shell/choice';
import { useSession } from '../site/session';
import { useAnswer } from '../site/use-answer';
import { FieldEditors } from './field-editors';
import { FormFailure } from './issue-form';
import { useSaving } from './use-saving';

/** The screen of a transition: a new status, and the connected fields that take part, changed with it or not at all. */
export function TransitionIssue({ issue, onClose }: { issue: Issue; onClose: () => void }): ReactNode {
  const { api, reload } = useSession();
  const { value: allowed } = useAnswer<string[]>(`/_site/issues/${encodeURIComponent(issue.key)}/transitions`);
  const statuses = [...new Set([issue.status, ...(allowed ?? [])])];
  const [status, setStatus] = useState(issue.status);
  const [fields, setFields] = useState<Record<string, unknown>>({});
  const { isSaving, failure, saving } = useSaving(onClose);
  const save = (): Promise<void> =>
    saving(async () => {
      await api<Issue>('PUT', `/_site/issues/${encodeURIComponent(issue.key)}`, { fields, status });
      await reload();
      return 'saved';
    });
  return (
    <ModalDialog width="medium" onClose={onClose} shouldCloseOnOverlayClick={false}>
      <ModalHeader hasCloseButton>
        <ModalTitle>Change status of {issue.key}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className="form">
          <FormFailure failure={failure} />
          <Choice label="Status" value={status} onChange={setStatus} options={statuses.map((name) => [name, name])} />
        </div>
        <FieldEditors
          projectKey={issue.projectKey}
          experience="issue-transition"
          issue={issue}
          values={fields}
          onValue={(id, value) => setFields((before) => ({ ...before, [id]: value }))}
        />
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" isLoading={isSaving} onClick={() => void save()}>
          Save
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
