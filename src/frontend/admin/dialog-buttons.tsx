import { Inline, ModalFooter } from '@forge/react';
import React, { type ReactNode } from 'react';

/** The buttons of a dialog, in a second row where a phone has no room for all of them. */
export function DialogButtons({ children }: { children: ReactNode }): React.JSX.Element {
  return (
    <ModalFooter>
      <Inline space="space.100" rowSpace="space.100" alignInline="end" shouldWrap>
        {children}
      </Inline>
    </ModalFooter>
  );
}
