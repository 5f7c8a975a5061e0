import { view } from '@forge/bridge';
import ForgeReconciler from '@forge/react';
import { CustomFieldEdit } from '@forge/react/jira';
import React, { useRef, useState } from 'react';
import type { FieldOption } from '../../contract/field-option';
import { fieldKindOf, holdsAccounts, takesMany } from '../../contract/field-kind';
import { parentsOf } from '../shared/parents';
import { useParentChanges } from '../shared/use-parents';
import { usePresent } from '../shared/use-present';
import { storedOptions, valueToStore } from '../../contract/stored-value';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { useFieldExtension } from '../shared/use-field-extension';
import { ClearMany } from './clear-many';
import { FieldEdit } from './field-edit';
import { PersonLookupState } from './person-lookup';
import { usePeople } from './use-people';
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
  // Lookups of people end later than the render that they began in.
  const latest = useRef<readonly FieldOption[]>(chosen);
  const [isTouched, setTouched] = useState(false);
  const [isNotSaved, setNotSaved] = useState(false);
  const [isInsistedOn, setInsistedOn] = useState(false);
  const isPeople = holdsAccounts(kind);
  // An account ID is no key of the source.
  const { search, type, retry } = useOptions(isPeople ? [] : chosen);
  const parents = parentsOf(extension);
  useParentChanges(extension, retry);
  const [atFirst] = useState(() => new Set(chosen.map(({ key }) => key)));
  // What is chosen here was on offer a moment ago.
  const doubtful = isPeople ? [] : chosen.filter(({ key }) => atFirst.has(key));
  const present = usePresent(extension, doubtful, 'on-change');

  const submit = async (next: readonly FieldOption[]): Promise<void> => {
    try {
      await view.submit(valueToStore(kind, next));
      setNotSaved(false);
    } catch {
      setNotSaved(true);
    }
  };
  const choose = (next: readonly FieldOption[]): void => {
    setTouched(true);
    latest.current = next;
    setChosen([...next]);
    if (isInForm) void submit(next);
  };
  const { lookup, people } = usePeople(takesMany(kind), () => latest.current, choose);
  useInitial(extension, (option) => {
    // The person was faster, and what a person chose is never replaced.
    if (isTouched) return;
    if (isPeople) return void people.begin(option, search.foundBy);
    setChosen([option]);
    void submit([option]);
  });
  const confirm = async (): Promise<void> => {
    // Whoever has no account is not chosen: the page says why, and stays open.
    if (!isPeople) await submit(chosen);
    else if (await people.settled()) await submit(latest.current);
    else setInsistedOn(true);
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
      onChoose={
        isPeople
          ? (next) => {
              setInsistedOn(false);
              void people.choose(next, search.foundBy);
            }
          : choose
      }
    >
      <PersonLookupState lookup={lookup} isInsistedOn={isInsistedOn} />
      {isBulkEdit(extension['renderContext']) && chosen.length === 0 ? (
        <ClearMany isCleared={isTouched && !isNotSaved} onClear={() => choose([])} />
      ) : null}
    </FieldEdit>
  );
  if (isInForm) return edit;
  return (
    // Enter chooses an option here; submitting with it would save the value of before.
    <CustomFieldEdit onSubmit={() => void confirm()} disableSubmitOnEnter>
      {edit}
    </CustomFieldEdit>
  );
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <FieldEditPage />
  </SurroundingsProvider>,
);
