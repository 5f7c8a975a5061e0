import { view } from '@forge/bridge';
import ForgeReconciler from '@forge/react';
import React from 'react';
import { fieldKindOf } from '../../contract/field-kind';
import { fieldPointer } from '../../contract/field-pointer';
import { openAdministration } from '../shared/administration';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { ConfigurationPage } from './configuration-page';

/** The configuration of a field's context, where Jira has its place for it. */
function FieldConfiguration(): React.JSX.Element {
  const { extension, moduleKey } = useSurroundings();
  return (
    <ConfigurationPage
      fieldId={identifier(extension['fieldId'])}
      contextId={identifier(extension['fieldContextId'])}
      kind={fieldKindOf(moduleKey)}
      datasourceId={null}
      onSaved={async (binding) => {
        await view.submit({ configuration: fieldPointer(binding) });
      }}
      onCancel={() => void view.close().catch(() => undefined)}
      onCreateDatasource={() => void openAdministration('/datasources/new')}
    />
  );
}

/** Forge gives identifiers as texts or numbers. */
function identifier(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <FieldConfiguration />
  </SurroundingsProvider>,
);
