import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import React from 'react';

type Props = {
  back: string;
  onBack: () => void;
  /** Null while it is not known. */
  title: string | null;
  intro?: string;
};

/** The beginning of a page of its own: where it leads back to, what it is and what it is for. */
export function PageHead({ back, onBack, title, intro }: Props): React.JSX.Element {
  return (
    <Stack space="space.050">
      <Inline>
        <Button appearance="subtle" spacing="compact" iconBefore="arrow-left" onClick={onBack}>
          {back}
        </Button>
      </Inline>
      {title === null ? null : (
        <Heading as="h2" size="medium">
          {title}
        </Heading>
      )}
      {intro === undefined ? null : <Text>{intro}</Text>}
    </Stack>
  );
}
