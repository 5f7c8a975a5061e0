import { Code, DynamicTable, Text } from '@forge/react';
import React from 'react';
import type { TextClaim, TimeClaim, TokenClaims } from '../../../../contract/token-claims';
import { Disclosure } from '../../../shared/disclosure';
import { useNow, useSurroundings } from '../../../shared/surroundings';
import { dateTimeAndRelative } from '../../../shared/when';

/** What a JWT access token says about itself. */
export function Claims({ claims, isOpenAtFirst }: { claims: TokenClaims; isOpenAtFirst: boolean }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const now = useNow(10_000);
  const words = wording.test.claims;
  const rows: [TextClaim | TimeClaim, string][] = [
    ...claims.texts.map(({ name, values }): [TextClaim, string] => [name, values.join(', ')]),
    ...claims.times.map(({ name, at }): [TimeClaim, string] => [name, dateTimeAndRelative(at, now, place)]),
  ];
  return (
    <Disclosure label={words.show} labelWhenOpen={words.hide} isOpenAtFirst={isOpenAtFirst}>
      <Text color="color.text.subtle">{words.help}</Text>
      <DynamicTable
        label={words.heading}
        head={{
          cells: [
            { key: 'claim', content: words.columns.claim },
            { key: 'value', content: words.columns.value },
          ],
        }}
        rows={rows.map(([name, value]) => ({
          key: name,
          cells: [
            {
              key: 'claim',
              content: (
                <Text>
                  <Code>{name}</Code> {wording.claimMeaning(name)}
                </Text>
              ),
            },
            { key: 'value', content: <Text>{value}</Text> },
          ],
        }))}
      />
      {claims.others.length === 0 ? null : (
        <Text color="color.text.subtle">{words.others(claims.others, place.locale)}</Text>
      )}
    </Disclosure>
  );
}
