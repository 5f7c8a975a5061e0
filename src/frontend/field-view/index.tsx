import ForgeReconciler, { Inline, Lozenge, Stack, Tag, TagGroup, Text } from '@forge/react';
import React from 'react';
import type { FieldOption } from '../../contract/binding';
import { useTellChildren } from '../shared/use-parents';
import { showsDetails } from '../shared/field-settings';
import { storedOptions } from '../../contract/stored-value';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { useGone } from './use-gone';

/** The displayed value of a connected field: what was stored with the issue, and which of it no longer belongs. */
function FieldView(): React.JSX.Element {
  const { extension, wording } = useSurroundings();
  const stored = storedOptions(extension['fieldValue']);
  const gone = useGone(extension, stored);
  useTellChildren(extension);
  const kept = stored.filter(({ key }) => gone.includes(key));
  if (stored.length === 0) return <Text>{wording.field.empty}</Text>;
  return (
    <Stack space="space.050">
      <Values options={stored} showDetails={showsDetails(extension)} />
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

ForgeReconciler.render(
  <SurroundingsProvider>
    <FieldView />
  </SurroundingsProvider>,
);
