import { Box, Heading, SectionMessage, Stack, Text, xcss } from '@forge/react';
import React, { type ReactNode } from 'react';

const column = xcss({ maxWidth: '720px' });
const readable = xcss({ minWidth: '130px' });
const card = xcss({
  padding: 'space.200',
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.medium',
});

/** A column of text and inputs as wide as is good to read. */
export function Column({ children }: { children: ReactNode }): React.JSX.Element {
  return (
    <Box xcss={column}>
      <Stack space="space.300">{children}</Stack>
    </Box>
  );
}

/** What stands in a cell of words: where the page is narrow the table is scrolled sideways, not squeezed. */
export function Cell({ children }: { children: ReactNode }): React.JSX.Element {
  return <Box xcss={readable}>{children}</Box>;
}

/** The label of something that is no input. */
export function Caption({ children }: { children: string }): React.JSX.Element {
  return (
    <Text size="small" weight="bold" color="color.text.subtle">
      {children}
    </Text>
  );
}

/** A titled group of inputs. */
export function Section({
  title,
  help,
  children,
}: {
  title: string;
  help?: string;
  children: ReactNode;
}): React.JSX.Element {
  return (
    <Stack space="space.100">
      <Heading as="h3" size="small">
        {title}
      </Heading>
      {help === undefined ? null : <Text color="color.text.subtle">{help}</Text>}
      <Stack space="space.150">{children}</Stack>
    </Stack>
  );
}

/** A bordered area for what the app answers. */
export function Card({ children }: { children: ReactNode }): React.JSX.Element {
  return (
    <Box xcss={card}>
      <Stack space="space.150">{children}</Stack>
    </Box>
  );
}

type MessageProps = {
  tone: 'information' | 'success' | 'warning' | 'error';
  title?: string | undefined;
  children: ReactNode;
};

/** A message in the flow of the page. Screen readers are told when it comes. */
export function Message({ tone, title, children }: MessageProps): React.JSX.Element {
  return (
    <Box role={tone === 'error' || tone === 'warning' ? 'alert' : 'status'}>
      {title === undefined ? (
        <SectionMessage appearance={tone}>{children}</SectionMessage>
      ) : (
        <SectionMessage appearance={tone} title={title}>
          {children}
        </SectionMessage>
      )}
    </Box>
  );
}
