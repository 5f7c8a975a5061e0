import { Box, Button, Inline, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import type { WatchedDatasource } from '../../../contract/health';
import { ChoiceInput } from '../../shared/inputs';
import { useSurroundings } from '../../shared/surroundings';
import { dateTime } from '../../shared/when';
import type { Period } from './chart-points';

const narrow = xcss({ minWidth: '200px' });
const wide = xcss({ minWidth: '240px' });

type Props = {
  period: Period;
  datasourceId: string | null;
  datasources: readonly WatchedDatasource[];
  loadedAt: string;
  isLoading: boolean;
  onPeriod: (period: Period) => void;
  onDatasource: (datasourceId: string | null) => void;
  onReload: () => void;
};

/** Which time and which datasource to show, and of when the figures are. */
export function HealthFilters(props: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.health;
  return (
    <Stack space="space.100">
      <Inline space="space.200" rowSpace="space.100" alignBlock="end" shouldWrap>
        <Box xcss={narrow}>
          <ChoiceInput
            id="health.period"
            label={words.period}
            value={props.period}
            choices={[
              { value: 'hours', label: words.periods.hours },
              { value: 'days', label: words.periods.days },
            ]}
            onChange={props.onPeriod}
          />
        </Box>
        <Box xcss={wide}>
          <ChoiceInput
            id="health.datasource"
            label={words.datasource}
            value={props.datasourceId ?? 'all'}
            choices={[
              { value: 'all', label: words.allDatasources },
              ...props.datasources.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            isSearchable
            onChange={(id) => props.onDatasource(id === 'all' ? null : id)}
          />
        </Box>
        <Button isDisabled={props.isLoading} onClick={props.onReload}>
          {words.reload}
        </Button>
      </Inline>
      <Box role="status">
        <Text color="color.text.subtle">
          {props.isLoading ? words.loading : words.asOf(dateTime(props.loadedAt, place))}
        </Text>
      </Box>
    </Stack>
  );
}
