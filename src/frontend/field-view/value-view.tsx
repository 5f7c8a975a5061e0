import { Spinner, Stack, Text, User } from '@forge/react';
import React from 'react';
import type { ReadOnlyKind } from '../../contract/field-kind';
import type { FieldValue } from '../../contract/kinds/kind';
import { useSurroundings } from '../shared/surroundings';
import { useFieldExtension } from '../shared/use-field-extension';
import { storedFieldValue, valueText } from '../shared/value-text';
import { useValue } from './use-value';

/** The value of a read-only field: the source's present one, and until it is there, or when it cannot be had, the stored one. */
export function ValueView({ kind }: { kind: ReadOnlyKind }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const extension = useFieldExtension();
  const words = wording.field;
  const { answer, isLoading } = useValue(extension);
  const stored = storedFieldValue(kind, extension['fieldValue']);
  const value = answer?.ok === true ? answer.value : stored;
  if (value === null && isLoading) return <Spinner size="small" label={words.valueLoading} />;
  return (
    <Stack space="space.050">
      {value === null && answer?.ok === false ? null : <Value kind={kind} value={value} />}
      {answer?.ok === false ? (
        <Text size="small" color="color.text.subtle">
          {value !== null
            ? words.storedValue(answer.error.code)
            : answer.error.code === 'connection-lost'
              ? words.connection
              : wording.optionsFailure(answer.error, locale, 'value')}
        </Text>
      ) : null}
    </Stack>
  );
}

function Value({ kind, value }: { kind: ReadOnlyKind; value: FieldValue | null }): React.JSX.Element {
  const surroundings = useSurroundings();
  if (value === null) return <Text>{surroundings.wording.field.empty}</Text>;
  return kind === 'user' ? <User accountId={String(value)} /> : <Text>{valueText(kind, value, surroundings)}</Text>;
}
