import { Inline, Lozenge, Stack, Tag, TagGroup, Text } from '@forge/react';
import React from 'react';
import type { FieldOption } from '../../contract/field-option';
import { hasCard, showsDetails } from '../shared/field-settings';
import { storedOptions } from '../../contract/stored-value';
import { useSurroundings } from '../shared/surroundings';
import { markOf } from '../shared/present';
import { useFieldExtension } from '../shared/use-field-extension';
import { RowCard } from './row-card';
import { usePresent } from '../shared/use-present';

/** The displayed options of a field: what was stored with the issue, and which of it no longer belongs. */
export function ChoiceView(): React.JSX.Element {
  const words = useSurroundings().wording.field;
  const extension = useFieldExtension();
  const stored = storedOptions(extension['fieldValue']);
  const present = usePresent(extension, stored, 'always');
  if (stored.length === 0) return <Text>{words.empty}</Text>;
  return (
    <Stack space="space.050">
      <Values options={withPresentLabels(stored, present.options)} showDetails={showsDetails(extension)} />
      {hasCard(extension)
        ? stored.map((option) => <RowCard key={option.key} option={option} isAlone={stored.length === 1} />)
        : null}
      {stored.map(({ key, label }) => {
        const mark = markOf(present, key);
        return mark === null ? null : (
          <Inline key={key}>
            <Lozenge appearance={mark === 'checking' ? 'default' : 'moved'}>
              {stored.length === 1 ? words.marksShort[mark] : words.marks[mark](label)}
            </Lozenge>
          </Inline>
        );
      })}
    </Stack>
  );
}

/** A value that the source no longer has keeps its stored label. */
function withPresentLabels(stored: readonly FieldOption[], present: readonly FieldOption[]): readonly FieldOption[] {
  return stored.map((option) => present.find(({ key }) => key === option.key) ?? option);
}

/** Several labels stand apart: one may hold a comma. */
function Values({
  options,
  showDetails,
}: {
  options: readonly FieldOption[];
  showDetails: boolean;
}): React.JSX.Element {
  const detailed = showDetails && options.some(({ details }) => details !== undefined);
  if (detailed || options.length === 1) {
    return (
      <Stack space="space.100">
        {options.map(({ key, label, details }) => (
          <Stack key={key}>
            <Text>{label}</Text>
            {detailed && details !== undefined ? (
              <Text size="small" color="color.text.subtle">
                {details}
              </Text>
            ) : null}
          </Stack>
        ))}
      </Stack>
    );
  }
  return (
    <TagGroup>
      {options.map(({ key, label }) => (
        <Tag key={key} text={label} />
      ))}
    </TagGroup>
  );
}
