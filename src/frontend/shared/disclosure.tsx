import { Button, Inline, Stack } from '@forge/react';
import React, { useState, type ReactNode } from 'react';

type Props = {
  label: string;
  /** What the button says while it is open; left out, the same. */
  labelWhenOpen?: string;
  isOpenAtFirst?: boolean;
  children: ReactNode;
};

/** More to see, behind a button that opens and closes it. */
export function Disclosure({
  label,
  labelWhenOpen = label,
  isOpenAtFirst = false,
  children,
}: Props): React.JSX.Element {
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
          {isOpen ? labelWhenOpen : label}
        </Button>
      </Inline>
      {isOpen ? children : null}
    </Stack>
  );
}
