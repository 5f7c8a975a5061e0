import React from 'react';
import { limits } from '../../../../../contract/limits';
import { ChoiceInput, TextAreaInput } from '../../../../shared/inputs';
import { useSurroundings } from '../../../../shared/surroundings';
import type { FormView } from '../../model/form-view';
import { grantsByAssertion } from '../../model/form-values';
import { choicesOf } from '../choices-of';
import { NamedRows } from '../named-rows';
import { AdvancedText } from './advanced-text';

/** What else goes into the token request. */
export function RequestFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  const { values } = form;
  return (
    <>
      <AdvancedText form={form} path="oauth.audience" name="audience" words={words.audience} />
      <TextAreaInput
        {...form.at('oauth.resources')}
        label={words.resources.label}
        help={words.resources.help}
        rows={2}
        value={values.resources}
        onChange={(resources) => form.edit({ resources })}
      />
      <NamedRows
        form={form}
        list="extraParameters"
        path="oauth.extraParameters"
        words={words.extraParameters}
        help={words.extraParameters.help}
        max={limits.extraParameters}
      />
      <NamedRows
        form={form}
        list="tokenHeaders"
        path="oauth.tokenHeaders"
        words={words.tokenHeaders}
        help={words.tokenHeaders.help}
        max={limits.headers}
      />
      <ChoiceInput
        {...form.at('oauth.bodyFormat')}
        label={words.bodyFormat.label}
        help={words.bodyFormat.help}
        value={values.bodyFormat}
        choices={choicesOf('bodyFormat', words)}
        onChange={(bodyFormat) => form.edit({ bodyFormat })}
      />
      <ChoiceInput
        {...form.at('oauth.scopeSeparator')}
        label={words.scopeSeparator.label}
        help={words.scopeSeparator.help}
        value={values.scopeSeparator}
        choices={choicesOf('scopeSeparator', words)}
        onChange={(scopeSeparator) => form.edit({ scopeSeparator })}
      />
      {grantsByAssertion(values) ? null : (
        <AdvancedText form={form} path="oauth.grantType" name="grantType" words={words.grantType} />
      )}
    </>
  );
}
