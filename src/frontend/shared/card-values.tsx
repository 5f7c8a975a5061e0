import { Inline, Link, Stack, Text } from '@forge/react';
import React from 'react';
import type { CardValue } from '../../contract/row-card';
import { Caption } from './layout';
import { readableText } from './readable-text';
import { useSurroundings } from './surroundings';

/** The members of a row, each below what it is called. */
export function CardValues({ values }: { values: readonly CardValue[] }): React.JSX.Element {
  return (
    <Stack space="space.100">
      {values.map((value, at) => (
        <Stack key={`${at}`} space="space.0">
          <Caption>{value.label}</Caption>
          <Shown value={value} />
        </Stack>
      ))}
    </Stack>
  );
}

function Shown({ value: { kind, text } }: { value: CardValue }): React.JSX.Element {
  const reader = useSurroundings();
  switch (kind) {
    case 'link':
      return <Address href={text} shown={withoutScheme(text)} />;
    case 'image':
      return <Address href={text} shown={reader.wording.field.card.image} />;
    case 'text':
      return <Text>{text}</Text>;
    case 'number':
    case 'date':
    case 'date-time':
      return <Text>{readableText(kind, text, reader)}</Text>;
  }
}

function Address({ href, shown }: { href: string; shown: string }): React.JSX.Element {
  return (
    <Inline>
      <Text>
        <Link href={href} openNewTab>
          {shown}
        </Link>
      </Text>
    </Inline>
  );
}

const withoutScheme = (address: string): string => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
