import ForgeReconciler, { Text, useProductContext } from '@forge/react';
import React from 'react';
import { wordingFor } from '../wording';
import { usableLocale } from '../shared/when';
import { storedValue } from '../shared/stored-value';

/** The displayed value of a connected field: the label that was stored with the issue. */
function FieldView(): React.JSX.Element | null {
  const context = useProductContext();
  if (context === undefined) return null;
  const value = storedValue(context.extension['fieldValue']);
  return <Text>{value?.label ?? wordingFor(usableLocale(context.locale)).field.empty}</Text>;
}

ForgeReconciler.render(<FieldView />);
