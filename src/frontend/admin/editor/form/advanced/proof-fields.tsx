import React from 'react';
import { assertionAlgorithms } from '../../../../../contract/signing-algorithm';
import { ChoiceInput } from '../../../../shared/inputs';
import { useSurroundings } from '../../../../shared/surroundings';
import type { FormView } from '../../model/form-view';
import { mayProve } from '../../model/form-values';
import { choicesOf } from '../choices-of';

/** Whether tokens are bound to a key (RFC 9449). */
export function ProofFields({ form }: { form: FormView }): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.form;
  const { values } = form;
  return (
    <>
      <ChoiceInput
        {...form.at('oauth.dpop.use')}
        label={words.dpopUse.label}
        help={words.dpopUse.help}
        value={values.dpopUse}
        choices={choicesOf('dpopUse', words)}
        onChange={(dpopUse) => form.edit({ dpopUse })}
      />
      {mayProve(values) ? (
        <>
          <ChoiceInput
            {...form.at('oauth.dpop.algorithm')}
            label={words.dpopAlgorithm.label}
            help={words.dpopAlgorithm.help}
            value={values.dpopAlgorithm}
            choices={assertionAlgorithms.map((value) => ({ value, label: wording.assertionAlgorithm(value) }))}
            onChange={(dpopAlgorithm) => form.edit({ dpopAlgorithm })}
          />
          <ChoiceInput
            {...form.at('oauth.dpop.unbound')}
            label={words.dpopUnbound.label}
            help={words.dpopUnbound.help}
            value={values.dpopUnbound}
            choices={choicesOf('dpopUnbound', words)}
            onChange={(dpopUnbound) => form.edit({ dpopUnbound })}
          />
        </>
      ) : null}
    </>
  );
}
