import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState, type ReactNode } from 'react';
import type { FormView } from '../model/form-view';
import { shownProblems } from '../model/shown-problems';

type Props = {
  form: FormView;
  /** Whether the input of a path is among these. */
  holds: (path: string) => boolean;
  /** What the button does, while they are hidden and while they are shown. */
  words: { show: string; hide: string };
  /** What stands there while they are hidden; null: nothing. */
  summary: string | null;
  children: ReactNode;
};

/** Inputs that most people leave alone: folded away, but never with a problem or the focus in them. */
export function FoldedFields({ form, holds, words, summary, children }: Props): React.JSX.Element {
  const [isOpened, setOpened] = useState(() => holds(form.state.focus.path));
  const isOpen = isOpened || Object.keys(shownProblems(form.state)).some(holds);
  return (
    <Stack space="space.100">
      <Inline>
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore={isOpen ? 'chevron-down' : 'chevron-right'}
          onClick={() => setOpened(!isOpen)}
        >
          {isOpen ? words.hide : words.show}
        </Button>
      </Inline>
      {isOpen || summary === null ? null : <Text color="color.text.subtle">{summary}</Text>}
      {isOpen ? <Stack space="space.200">{children}</Stack> : null}
    </Stack>
  );
}
