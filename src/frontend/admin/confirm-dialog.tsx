import { Button, Modal, ModalBody, ModalHeader, ModalTitle, ModalTransition, Stack, Text } from '@forge/react';
import React, { type ReactNode } from 'react';
import { DialogButtons } from './dialog-buttons';

type Props = {
  isOpen: boolean;
  title: string;
  body: string;
  /** More to read, or to fill in. */
  children?: ReactNode;
  /** What goes ahead; absent when the dialog only tells why nothing can. */
  confirm?: { label: string; isDanger?: boolean; isDisabled?: boolean; run: () => void };
  cancel: { label: string; run: () => void };
};

/** Asks before something that cannot be undone. Escape and the second button do nothing. */
export function ConfirmDialog({ isOpen, title, body, children, confirm, cancel }: Props): React.JSX.Element {
  return (
    <ModalTransition>
      {isOpen ? (
        <Modal onClose={cancel.run} width="small">
          <ModalHeader>
            <ModalTitle>{title}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Stack space="space.150">
              <Text>{body}</Text>
              {children}
            </Stack>
          </ModalBody>
          <DialogButtons>
            <Button appearance="subtle" onClick={cancel.run}>
              {cancel.label}
            </Button>
            {confirm === undefined ? null : (
              <Button
                appearance={confirm.isDanger === true ? 'danger' : 'primary'}
                isDisabled={confirm.isDisabled ?? false}
                onClick={confirm.run}
              >
                {confirm.label}
              </Button>
            )}
          </DialogButtons>
        </Modal>
      ) : null}
    </ModalTransition>
  );
}
