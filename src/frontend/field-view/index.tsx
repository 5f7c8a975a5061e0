import ForgeReconciler, { Text } from '@forge/react';
import React from 'react';
import { storedValue } from '../shared/stored-value';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';

/** The displayed value of a connected field: the label that was stored with the issue. */
function FieldView(): React.JSX.Element {
  const { extension, wording } = useSurroundings();
  return <Text>{storedValue(extension['fieldValue'])?.label ?? wording.field.empty}</Text>;
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <FieldView />
  </SurroundingsProvider>,
);
