import { Box, Button, HelperMessage, Inline, Label, Stack, TextArea } from '@forge/react';
import React from 'react';

type Props = {
  id: string;
  label: string;
  help: string;
  text: string;
  close: { label: string; run: () => void };
};

/** A text to select and copy: UI Kit offers a page neither a download nor the clipboard. */
export function CopyText({ id, label, help, text, close }: Props): React.JSX.Element {
  return (
    <Stack space="space.100">
      <Box>
        <Label labelFor={id}>{label}</Label>
        <TextArea
          key={text}
          id={id}
          name={id}
          defaultValue={text}
          isReadOnly
          isMonospaced
          minimumRows={8}
          maxHeight="400px"
          spellCheck={false}
        />
        <HelperMessage>{help}</HelperMessage>
      </Box>
      <Inline>
        <Button onClick={close.run}>{close.label}</Button>
      </Inline>
    </Stack>
  );
}
