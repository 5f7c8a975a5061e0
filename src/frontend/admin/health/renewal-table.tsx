import { DynamicTable, Inline, Lozenge, Text } from '@forge/react';
import React from 'react';
import type { NextRenewal } from '../../../contract/health';
import { Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { plannedTime } from '../../shared/when';

/** The renewals that come next, soonest first; those that are late are marked. */
export function RenewalTable({ renewals, now }: { renewals: readonly NextRenewal[]; now: number }): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.health;
  if (renewals.length === 0)
    return (
      <Section title={words.nextTitle} help={words.nextNone}>
        {null}
      </Section>
    );
  const isLate = renewals.some(({ isOverdue }) => isOverdue);
  return (
    <Section title={words.nextTitle} {...(isLate && { help: words.overdueHelp })}>
      <DynamicTable
        label={words.nextTitle}
        head={{
          cells: [
            { key: 'name', content: words.nextColumns.name },
            { key: 'when', content: words.nextColumns.when },
          ],
        }}
        rows={renewals.map(({ datasourceId, name, at, isOverdue }) => ({
          key: datasourceId,
          cells: [
            { key: 'name', content: <Text>{name}</Text> },
            {
              key: 'when',
              content: (
                <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
                  <Text>{plannedTime(at, now, place, wording.due)}</Text>
                  {isOverdue ? <Lozenge appearance="moved">{words.overdue}</Lozenge> : null}
                </Inline>
              ),
            },
          ],
        }))}
      />
    </Section>
  );
}
