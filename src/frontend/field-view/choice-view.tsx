import { Inline, Lozenge, Stack, Tag, TagGroup, Text } from '@forge/react';
import React from 'react';
import type { FieldOption } from '../../contract/binding';
import { showsDetails } from '../shared/field-settings';
import { storedOptions } from '../../contract/stored-value';
import { useSurroundings } from '../shared/surroundings';
import { useFieldExtension } from '../shared/use-field-extension';
import { usePresent } from './use-present';

/** The displayed options of a field: what was stored with the issue, and which of it no longer belongs. */
export function ChoiceView(): React.JSX.Element {
  const { wording } = useSurroundings();
  const extension = useFieldExtension();
  const stored = storedOptions(extension['fieldValue']);
  const { options: present, gone } = usePresent(extension, stored);
  const kept = stored.filter(({ key }) => gone.includes(key));
  if (stored.length === 0) return <Text>{wording.field.empty}</Text>;
  return (
    <Stack space="space.050">
      <Values options={withPresentLabels(stored, present)} showDetails={showsDetails(extension)} />
      {kept.map(({ key, label }) => (
        <Inline key={key}>
          <Lozenge appearance="moved">
            {stored.length === 1 ? wording.field.goneShort : wording.field.gone(label)}
          </Lozenge>
        </Inline>
      ))}
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
