import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import type { EgressGroup } from '../../protocol';

/** What Atlassian asks an administrator before an app may call hosts that its manifest does not name. */
export function EgressConsent(properties: {
  appName: string;
  groups: EgressGroup[];
  onAnswer: (allowed: boolean) => void;
}): ReactNode {
  const { appName, groups, onAnswer } = properties;
  return (
    <ModalDialog width="small" onClose={() => onAnswer(false)}>
      <ModalHeader hasCloseButton>
        <ModalTitle isMultiline>Allow {appName} to send data to these hosts?</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <p>
          The app will be able to send data from this site to the hosts below. Only allow hosts that belong to your
          organization or that you trust.
        </p>
        {groups.map((group) => (
          <section key={group.key} className="consent-group">
            {group.description !== '' && <p className="uik-subtle">{group.description}</p>}
            <ul aria-label="Hosts">
              {group.configured.map(({ domain }) => (
                <li key={domain}>
                  <code className="uik-code">{domain}</code>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={() => onAnswer(false)}>
          Cancel
        </Button>
        <Button appearance="primary" onClick={() => onAnswer(true)}>
          Allow
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
