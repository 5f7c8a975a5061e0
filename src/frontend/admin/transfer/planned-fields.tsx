import { Box, Inline, Lozenge, Stack, Text } from '@forge/react';
import React from 'react';
import { isReadOnly, type FieldKind } from '../../../contract/field-kind';
import { leaveOut, placeOf, type ImportPlan, type PlannedBinding } from '../../../contract/transfer';
import { ChoiceInput } from '../../shared/inputs';
import { Card, Message, Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';

type Props = {
  plan: ImportPlan;
  onChoose: (place: string, target: string) => void;
};

const appearance: Record<PlannedBinding['plan'], 'success' | 'inprogress' | 'default' | 'moved' | 'removed'> = {
  new: 'success',
  changed: 'inprogress',
  same: 'default',
  choose: 'moved',
  'left-out': 'default',
  'datasource-missing': 'removed',
  'parents-missing': 'removed',
  repeated: 'removed',
  'target-taken': 'removed',
};

/** What an import would do with each configuration of a field, and for which field of this site it is. */
export function PlannedFields({ plan, onChoose }: Props): React.JSX.Element | null {
  const words = useSurroundings().wording.fieldImport;
  if (plan.bindings.length === 0) return null;
  return (
    <Section title={words.title} help={words.intro}>
      {plan.fields === null ? (
        <Message tone="warning">
          <Text>{words.jiraSilent}</Text>
        </Message>
      ) : (
        plan.bindings.map((planned, at) => (
          <PlannedField
            key={`${at} ${placeOf(planned)}`}
            planned={planned}
            fields={plan.fields ?? []}
            onChoose={onChoose}
          />
        ))
      )}
    </Section>
  );
}

type FieldProps = { planned: PlannedBinding; fields: NonNullable<ImportPlan['fields']>; onChoose: Props['onChoose'] };

function PlannedField({ planned, fields, onChoose }: FieldProps): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.fieldImport;
  const sentence = wording.plannedField(planned, locale);
  const place = placeOf(planned);
  const contexts = planned.plan === 'choose' ? planned.contexts : [];
  const target = 'target' in planned ? planned.target : (contexts[0] ?? null);
  const chosen = planned.plan === 'left-out' ? leaveOut : (target?.fieldId ?? null);
  return (
    <Card>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text weight="bold">{planned.fieldName}</Text>
        <Lozenge appearance={appearance[planned.plan]}>{wording.fieldPlanName[planned.plan]}</Lozenge>
      </Inline>
      {sentence === null ? null : <Text>{sentence}</Text>}
      {planned.plan === 'changed' ? (
        <Stack space="space.025">
          {planned.changes.map((change) => (
            <Text key={change.path} size="small">
              {wording.auditChange(change)}
            </Text>
          ))}
        </Stack>
      ) : null}
      {planned.plan === 'repeated' ? null : (
        <Box>
          <ChoiceInput
            id={`transfer.field.${place}`}
            label={words.field(planned.fieldName)}
            value={chosen}
            placeholder={words.choose}
            isSearchable={fields.length > 10}
            choices={[
              ...fields
                .filter(({ kind }) => mayTake(kind, planned.kind))
                .map(({ id, name, kind }) => ({ value: id, label: `${name} (${wording.fieldKindName(kind)})` })),
              { value: leaveOut, label: words.leaveOut },
            ]}
            onChange={(value) => onChoose(place, value)}
          />
        </Box>
      )}
      {contexts.length === 0 ? null : (
        <ChoiceInput
          id={`transfer.context.${place}`}
          label={words.context(planned.fieldName)}
          value={null}
          placeholder={words.chooseContext}
          choices={contexts.map((one) => ({ value: placeOf(one), label: words.contextName(one, locale) }))}
          onChange={(value) => onChoose(place, value)}
        />
      )}
    </Card>
  );
}

/** Whether a field of a kind can be configured as one of another was. Null: of a kind that people choose options in. */
function mayTake(kind: FieldKind, wanted: FieldKind | null): boolean {
  return kind === wanted || ((wanted === null || !isReadOnly(wanted)) && !isReadOnly(kind));
}
