import React from 'react';
import { useSurroundings } from '../../../../shared/surroundings';
import type { FormView } from '../../model/form-view';
import { AdvancedText } from './advanced-text';

/** How the API gets the token, and how it says that one is no longer good. */
export function UseFields({ form }: { form: FormView }): React.JSX.Element {
  const words = useSurroundings().wording.form;
  return (
    <>
      <AdvancedText form={form} path="oauth.send.headerName" name="sendHeader" words={words.sendHeader} />
      <AdvancedText form={form} path="oauth.send.prefix" name="sendPrefix" words={words.sendPrefix} />
      <AdvancedText
        form={form}
        path="oauth.rejectionStatuses"
        name="rejectionStatuses"
        words={words.rejectionStatuses}
      />
      <AdvancedText form={form} path="oauth.rejectionPath" name="rejectionPath" words={words.rejectionPath} />
      <AdvancedText form={form} path="oauth.rejectionValue" name="rejectionValue" words={words.rejectionValue} />
    </>
  );
}
