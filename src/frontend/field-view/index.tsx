import ForgeReconciler, { Tag, TagGroup, Text } from '@forge/react';
import React from 'react';
import { storedOptions } from '../shared/stored-value';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';

/** The displayed value of a connected field: what was stored with the issue. Several labels are apart: one may hold a comma. */
function FieldView(): React.JSX.Element {
  const { extension, wording } = useSurroundings();
  const [first, ...more] = storedOptions(extension['fieldValue']);
  if (more.length === 0 || first === undefined) return <Text>{first?.label ?? wording.field.empty}</Text>;
  return (
    <TagGroup>
      {[first, ...more].map(({ key, label }) => (
        <Tag key={key} text={label} />
      ))}
    </TagGroup>
  );
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <FieldView />
  </SurroundingsProvider>,
);
