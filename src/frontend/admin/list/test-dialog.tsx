import { Button, Modal, ModalBody, ModalHeader, ModalTitle, ModalTransition, Spinner, Stack, Text } from '@forge/react';
import React from 'react';
import { pageError } from '../../shared/call';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { DialogButtons } from '../dialog-buttons';
import { cameToTheApi } from '../editor/model/test-verdict';
import { Report } from '../editor/panels/test-panel';
import type { Testing } from './use-test';

type Props = { testing: Testing; onEdit: () => void; onClose: () => void };

/** What came of a test that was begun in the list. */
export function TestDialog({ testing, onEdit, onClose }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.testDialog;
  const { item, outcome, path, baseUrl } = testing;
  return (
    <ModalTransition>
      <Modal onClose={onClose} width="medium">
        <ModalHeader>
          <ModalTitle>{words.title(item.name)}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Stack space="space.150">
            {outcome === null ? <Spinner size="large" label={wording.test.running} /> : null}
            {outcome?.ok === false ? (
              <Message tone="error">
                <Text>{pageError(outcome.error, wording, locale)}</Text>
              </Message>
            ) : null}
            {outcome?.ok === true ? (
              <>
                {path === '' && cameToTheApi(outcome.value) ? <Text>{words.noPath}</Text> : null}
                <Report report={outcome.value} provider={null} baseUrl={baseUrl} />
              </>
            ) : null}
          </Stack>
        </ModalBody>
        <DialogButtons>
          <Button appearance="subtle" onClick={onEdit}>
            {wording.list.edit}
          </Button>
          <Button appearance="primary" onClick={onClose}>
            {wording.deleteDialog.close}
          </Button>
        </DialogButtons>
      </Modal>
    </ModalTransition>
  );
}
