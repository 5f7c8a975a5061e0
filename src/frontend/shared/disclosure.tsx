import { Button, Inline, Stack } from '@forge/react';
import React, { useState, type ReactNode } from 'react';

type Props = { label: string; isOpenAtFirst?: boolean; children: ReactNode };

/** More to see, behind a button that opens and closes it. */
export function Disclosure({ label, isOpenAtFirst = false, children }: Props): React.JSX.Element {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <Stack space="space.050">
      <Inline>
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore={isOpen ? 'chevron-down' : 'chevron-right'}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
        </Button>
      </Inline>
      {isOpen ? children : null}
    </Stack>
  );
}
