import { Box, Button, Popup, Stack, xcss } from '@forge/react';
import React, { useState } from 'react';

export type MenuItem = { label: string; isDisabled?: boolean; choose: () => void };

const list = xcss({ padding: 'space.050', minWidth: '160px' });

/** More to do than a row has room for, behind one button. */
export function Menu({ label, items }: { label: string; items: readonly MenuItem[] }): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popup
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      placement="bottom-start"
      label={label}
      content={() => (
        <Box xcss={list}>
          <Stack>
            {items.map(({ label: text, isDisabled = false, choose }) => (
              <Button
                key={text}
                appearance="subtle"
                shouldFitContainer
                isDisabled={isDisabled}
                onClick={() => {
                  setOpen(false);
                  choose();
                }}
              >
                {text}
              </Button>
            ))}
          </Stack>
        </Box>
      )}
      trigger={() => (
        <Button spacing="compact" appearance="subtle" iconAfter="chevron-down" onClick={() => setOpen(!isOpen)}>
          {label}
        </Button>
      )}
    />
  );
}
