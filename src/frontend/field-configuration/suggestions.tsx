import { Button, Inline, Text } from '@forge/react';
import React from 'react';

/** Texts that a click puts into the input above. */
export function Suggestions(props: {
  label: string;
  suggestions: { text: string; choose: () => void }[];
}): React.JSX.Element | null {
  if (props.suggestions.length === 0) return null;
  return (
    <Inline space="space.050" rowSpace="space.050" alignBlock="center" shouldWrap>
      <Text size="small" color="color.text.subtle">{`${props.label}:`}</Text>
      {props.suggestions.map(({ text, choose }) => (
        <Button key={text} spacing="compact" onClick={choose}>
          {text}
        </Button>
      ))}
    </Inline>
  );
}
