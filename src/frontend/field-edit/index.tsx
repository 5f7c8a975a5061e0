import { view } from '@forge/bridge';
import ForgeReconciler from '@forge/react';
import { CustomFieldEdit } from '@forge/react/jira';
import React, { useState } from 'react';
import type { FieldOption } from '../../contract/field-option';
import { fieldKindOf, takesMany } from '../../contract/field-kind';
import { parentsOf } from '../shared/parents';
import { useParentChanges } from '../shared/use-parents';
import { usePresent } from '../shared/use-present';
import { storedOptions, valueToStore } from '../../contract/stored-value';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { useFieldExtension } from '../shared/use-field-extension';
import { ClearMany } from './clear-many';
import { FieldEdit } from './field-edit';
import { handOver, isBulkEdit } from './hand-over';
import { useInitial } from './use-initial';
import { useOptions } from './use-options';

/** Edits the value of a connected field, wherever Jira lets it be edited. */
function FieldEditPage(): React.JSX.Element {
  const { moduleKey } = useSurroundings();
  const extension = useFieldExtension();
  const kind = fieldKindOf(moduleKey);
  const isInForm = handOver(extension['renderContext']) === 'at-once';
  const [chosen, setChosen] = useState(() => storedOptions(extension['fieldValue']));
  const [isTouched, setTouched] = useState(false);
  const [isNotSaved, setNotSaved] = useState(false);
  const { search, type, retry } = useOptions(chosen);
  const parents = parentsOf(extension);
  useParentChanges(extension, retry);
  const [atFirst] = useState(() => new Set(chosen.map(({ key }) => key)));
  // What is chosen here was on offer a moment ago.
  const doubtful = chosen.filter(({ key }) => atFirst.has(key));
  const present = usePresent(extension, doubtful, 'on-change');

  const submit = async (next: readonly FieldOption[]): Promise<void> => {
    try {
      await view.submit(valueToStore(kind, next));
      setNotSaved(false);
    } catch {
      setNotSaved(true);
    }
  };
  useInitial(extension, (option) => {
    // The person was faster, and what a person chose is never replaced.
    if (isTouched) return;
    setChosen([option]);
    void submit([option]);
  });
  const choose = (next: readonly FieldOption[]): void => {
    setTouched(true);
    setChosen([...next]);
    if (isInForm) void submit(next);
  };
  const edit = (
    <FieldEdit
      takesMany={takesMany(kind)}
      opensAtOnce={!isInForm}
      inputId={`value-${typeof extension['fieldId'] === 'string' ? extension['fieldId'] : ''}`}
      fieldName={typeof extension['fieldName'] === 'string' ? extension['fieldName'] : null}
      chosen={chosen}
      search={search}
      present={present}
      isNotSaved={isNotSaved}
      onType={type}
      onRetry={retry}
      onFocus={() => {
        // Other fields may have changed since; what is unchanged comes from the cache.
        if (parents.length > 0 && !search.isLoading) retry();
      }}
      onChoose={choose}
    >
      {isBulkEdit(extension['renderContext']) && chosen.length === 0 ? (
        <ClearMany isCleared={isTouched && !isNotSaved} onClear={() => choose([])} />
      ) : null}
    </FieldEdit>
  );
  if (isInForm) return edit;
  return (
    // Enter chooses an option here; submitting with it would save the value of before.
    <CustomFieldEdit onSubmit={() => void submit(chosen)} disableSubmitOnEnter>
      {edit}
    </CustomFieldEdit>
  );
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <FieldEditPage />
  </SurroundingsProvider>,
);
