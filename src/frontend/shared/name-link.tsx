import { Pressable, xcss } from '@forge/react';
import React from 'react';

const looks = xcss({
  color: 'color.link',
  backgroundColor: 'color.background.neutral.subtle',
  // 24 px high with its line: as much as a finger needs (WCAG 2.5.8).
  paddingBlock: 'space.025',
  paddingInline: 'space.0',
  borderStyle: 'none',
  textAlign: 'start',
  ':hover': { textDecoration: 'underline' },
});

/** A name that leads to its page. The page has an address, but Forge tells an app no address to link to. */
export function NameLink({ label, onFollow }: { label: string; onFollow: () => void }): React.JSX.Element {
  return (
    <Pressable xcss={looks} onClick={onFollow}>
      {label}
    </Pressable>
  );
}
