import ForgeReconciler from '@forge/react';
import React from 'react';
import { fieldKindOf, holdsAccounts, isReadOnly } from '../../contract/field-kind';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { useTellChildren } from '../shared/use-parents';
import { ChoiceView } from './choice-view';
import { PeopleView } from './people-view';
import { ValueView } from './value-view';

/** The displayed value of a connected field, by its kind. */
function FieldView(): React.JSX.Element {
  const { extension, moduleKey } = useSurroundings();
  const kind = fieldKindOf(moduleKey);
  useTellChildren(extension);
  if (isReadOnly(kind)) return <ValueView kind={kind} />;
  return holdsAccounts(kind) ? <PeopleView /> : <ChoiceView />;
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <FieldView />
  </SurroundingsProvider>,
);
