import { Heading, Stack, Text } from '@forge/react';
import React from 'react';
import { advancedGroups, type AdvancedGroup } from '../../../../contract/form-inputs';
import { useSurroundings } from '../../../shared/surroundings';
import { advancedInUse, isAdvanced } from '../model/advanced-in-use';
import type { FormView } from '../model/form-view';
import { AnswerFields } from './advanced/answer-fields';
import { ClientFields } from './advanced/client-fields';
import { ProofFields } from './advanced/proof-fields';
import { RequestFields } from './advanced/request-fields';
import { UseFields } from './advanced/use-fields';
import { FoldedFields } from './folded-fields';

const fieldsOf: Record<AdvancedGroup, (props: { form: FormView }) => React.JSX.Element> = {
  client: ClientFields,
  request: RequestFields,
  answer: AnswerFields,
  proof: ProofFields,
  use: UseFields,
};

/** What some servers want beyond the four inputs of the main job, by what it is for; collapsed, but never hiding a problem. */
export function AdvancedFields({ form }: { form: FormView }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.form.advanced;
  const inUse = advancedGroups.flatMap((group) => advancedInUse(form.values, wording.form, group));
  return (
    <FoldedFields
      form={form}
      holds={isAdvanced}
      words={words}
      summary={inUse.length === 0 ? words.unchanged : words.changed(inUse, locale)}
    >
      <Text color="color.text.subtle">{words.help}</Text>
      {advancedGroups.map((group) => (
        <Group key={group} form={form} group={group} />
      ))}
    </FoldedFields>
  );
}

function Group({ form, group }: { form: FormView; group: AdvancedGroup }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.form.advanced;
  const inUse = advancedInUse(form.values, wording.form, group);
  const Fields = fieldsOf[group];
  return (
    <Stack space="space.150">
      <Stack space="space.025">
        <Heading as="h4" size="xsmall">
          {words.groups[group]}
        </Heading>
        <Text color="color.text.subtle">{inUse.length === 0 ? words.unchanged : words.changed(inUse, locale)}</Text>
      </Stack>
      <Fields form={form} />
    </Stack>
  );
}
