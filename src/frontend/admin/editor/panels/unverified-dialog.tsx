import { Button, Modal, ModalBody, ModalHeader, ModalTitle, ModalTransition, Text } from '@forge/react';
import React from 'react';
import { useSurroundings } from '../../../shared/surroundings';
import { DialogButtons } from '../../dialog-buttons';
import type { UnverifiedSecrets } from '../model/unverified-secrets';

type Props = {
  unverified: UnverifiedSecrets | null;
  onSaveAnyway: () => void;
  onKeepSaved: () => void;
  onBack: () => void;
};

/** Asks before a working secret makes place for one that nothing has shown to work. */
export function UnverifiedDialog({ unverified, onSaveAnyway, onKeepSaved, onBack }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.doubt;
  return (
    <ModalTransition>
      {unverified === null ? null : (
        <Modal onClose={onBack} width="medium">
          <ModalHeader>
            <ModalTitle>{unverified.isRefused ? words.refusedTitle : words.untriedTitle}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Text>
              {(unverified.isRefused ? words.refused : words.untried)(
                wording.listed(unverified.names.map(wording.secretName), locale),
              )}
            </Text>
          </ModalBody>
          <DialogButtons>
            <Button appearance="subtle" onClick={onBack}>
              {words.back}
            </Button>
            <Button appearance="warning" onClick={onSaveAnyway}>
              {words.saveAnyway}
            </Button>
            <Button appearance="primary" onClick={onKeepSaved}>
              {words.keepSaved}
            </Button>
          </DialogButtons>
        </Modal>
      )}
    </ModalTransition>
  );
}
