import { Stack, Text } from '@forge/react';
import React from 'react';
import { copyIntervals, copyLimits, sinceFormats, type CopyEstimate } from '../../contract/copy';
import { monthUsd, searchUsd } from '../../contract/copy-cost';
import { ChoiceInput, TextInput } from '../shared/inputs';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';
import type { BindingFormView } from './binding-view';
import { namesSince } from './edited-values';

type Props = { form: BindingFormView; estimate: CopyEstimate | null };

/** How a copy of the source is kept, and what that costs, before it is switched on. */
export function CopyFields({ form, estimate }: Props): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.copy;
  const { values } = form;
  const hasChanges = namesSince(values);
  return (
    <Stack space="space.150">
      <ChoiceInput
        {...form.at('copy.interval')}
        label={words.interval.label}
        help={words.interval.help}
        value={values.copyInterval}
        choices={copyIntervals.map((value) => ({ value, label: wording.copyInterval(value) }))}
        onChange={(copyInterval) => form.edit('copy.interval', { copyInterval })}
      />
      <TextInput
        {...form.at('copy.maxRows')}
        label={words.maxRows.label}
        help={words.maxRows.help(copyLimits.rows, locale)}
        type="number"
        value={values.copyMaxRows}
        onChange={(copyMaxRows) => form.edit('copy.maxRows', { copyMaxRows })}
      />
      {hasChanges ? (
        <ChoiceInput
          {...form.at('copy.sinceFormat')}
          label={words.sinceFormat.label}
          help={words.sinceFormat.help}
          value={values.sinceFormat}
          choices={sinceFormats.map((value) => ({ value, label: wording.sinceFormat(value) }))}
          onChange={(sinceFormat) => form.edit('copy.sinceFormat', { sinceFormat })}
        />
      ) : (
        <Text color="color.text.subtle">{words.sinceHint}</Text>
      )}
      {estimate === null ? null : (
        <Message tone="information" title={words.estimateTitle}>
          <Stack space="space.050">
            <Text>
              {words.estimate(
                estimate,
                {
                  month: monthUsd(estimate, values.copyInterval, { hasChanges }),
                  search: searchUsd(estimate.searchBytes),
                },
                locale,
              )}
            </Text>
            {estimate.isAtLeast ? <Text>{words.estimateMore}</Text> : null}
          </Stack>
        </Message>
      )}
      <Text color="color.text.subtle">{words.personalData}</Text>
    </Stack>
  );
}
