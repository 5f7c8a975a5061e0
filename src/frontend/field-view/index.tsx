import ForgeReconciler from '@forge/react';
import React from 'react';
import { fieldKindOf, isReadOnly } from '../../contract/field-kind';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { useTellChildren } from '../shared/use-parents';
import { ChoiceView } from './choice-view';
import { ValueView } from './value-view';

/** The displayed value of a connected field, by its kind. */
function FieldView(): React.JSX.Element {
  const { extension, moduleKey } = useSurroundings();
  const kind = fieldKindOf(moduleKey);
  useTellChildren(extension);
  return isReadOnly(kind) ? <ValueView kind={kind} /> : <ChoiceView />;
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <FieldView />
  </SurroundingsProvider>,
);
