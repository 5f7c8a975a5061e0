import { Button, Heading, Inline, List, ListItem, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { ExportResult } from '../../../contract/transfer';
import { pageError, type PageError } from '../../shared/call';
import { CopyText } from '../../shared/copy-text';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { backend } from '../backend';
import { ImportPanel } from './import-panel';

/** Datasources out of this site and into it, as a text to copy and paste. */
export function TransferPage({ onDone, onMoveIn }: { onDone: () => void; onMoveIn: () => void }): React.JSX.Element {
  const words = useSurroundings().wording.moveIn;
  return (
    <Stack space="space.400">
      <ExportPanel />
      <ImportPanel onDone={onDone} />
      <Stack space="space.100">
        <Heading as="h2" size="medium">
          {words.title}
        </Heading>
        <Text color="color.text.subtle">{words.linkHelp}</Text>
        <Inline>
          <Button onClick={onMoveIn}>{words.open}</Button>
        </Inline>
      </Stack>
    </Stack>
  );
}

function ExportPanel(): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.transfer;
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<PageError | null>(null);
  const [result, setResult] = useState<ExportResult | null>(null);
  const make = async (): Promise<void> => {
    setIsBusy(true);
    setError(null);
    const answer = await backend.exportSite();
    setIsBusy(false);
    if (answer.ok) setResult(answer.value);
    else setError(answer.error);
  };
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading as="h2" size="medium">
          {words.exportTitle}
        </Heading>
        <Text color="color.text.subtle">{words.exportIntro}</Text>
      </Stack>
      <Inline space="space.100" alignBlock="center">
        <Button isDisabled={isBusy} onClick={() => void make()}>
          {words.makeExport}
        </Button>
        {isBusy ? <Spinner size="small" label={words.making} /> : null}
      </Inline>
      {error === null ? null : (
        <Message tone="error" title={words.failedTitle}>
          <Text>{pageError(error, wording, locale)}</Text>
        </Message>
      )}
      {result === null ? null : <Exported result={result} onClose={() => setResult(null)} />}
    </Stack>
  );
}

function Exported({ result, onClose }: { result: ExportResult; onClose: () => void }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.transfer;
  if (!result.ok) {
    return (
      <Message tone="error">
        <Text>{words.exportTooLarge(result.error.bytes, result.error.maxBytes, locale)}</Text>
      </Message>
    );
  }
  return (
    <Stack space="space.200">
      {result.unreadable === 0 ? null : (
        <Message tone="warning">
          <Text>{words.unreadableFields(result.unreadable)}</Text>
        </Message>
      )}
      {result.suspicions.length === 0 ? null : (
        <Message tone="warning" title={words.suspicionsTitle}>
          <Text>{words.suspicionsIntro}</Text>
          <List type="unordered">
            {result.suspicions.map((suspicion) => (
              <ListItem key={`${suspicion.datasourceId} ${suspicion.name} ${suspicion.path}`}>
                {words.suspicion(suspicion)}
              </ListItem>
            ))}
          </List>
        </Message>
      )}
      <CopyText
        id="transfer.export"
        label={words.exportLabel}
        help={words.exportHelp(result.bytes, result.suspicions.length, locale)}
        text={result.text}
        close={{ label: words.closeExport, run: onClose }}
      />
    </Stack>
  );
}
