import React from 'react';
import { useSurroundings } from '../../../../shared/surroundings';
import type { FormView } from '../../model/form-view';
import { AdvancedText } from './advanced-text';

/** Where an answer that keeps to no standard holds what is needed, and what to assume where it says nothing. */
export function AnswerFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  return (
    <>
      <AdvancedText form={form} path="oauth.tokenPath" name="tokenPath" words={words.tokenPath} />
      <AdvancedText form={form} path="oauth.lifetimePath" name="lifetimePath" words={words.lifetimePath} />
      <AdvancedText form={form} path="oauth.tokenTypePath" name="tokenTypePath" words={words.tokenTypePath} />
      <AdvancedText
        form={form}
        path="oauth.assumedLifetimeSeconds"
        name="assumedLifetime"
        words={words.assumedLifetime}
      />
    </>
  );
}
