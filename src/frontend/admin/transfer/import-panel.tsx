import { Button, DynamicTable, Heading, Inline, List, ListItem, Spinner, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { placeOf, type ImportPlan, type ImportProblem } from '../../../contract/transfer';
import { pageError } from '../../shared/call';
import { TextAreaInput } from '../../shared/inputs';
import { Message } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { ConfirmDialog } from '../confirm-dialog';
import { ImportPlanTable } from './import-plan-table';
import { PlannedFields } from './planned-fields';
import { useImport, type ImportActions, type ImportState } from './use-import';

/** A pasted export: what it would do, a confirmation, then what it did. */
export function ImportPanel({ onDone }: { onDone: () => void }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.transfer;
  const [state, actions] = useImport();
  const { text, isBusy, error, problem, plan, results } = state;
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading as="h2" size="medium">
          {words.importTitle}
        </Heading>
        <Text color="color.text.subtle">{words.importIntro}</Text>
      </Stack>
      <TextAreaInput
        id="transfer.import"
        label={words.importLabel}
        placeholder={words.importPlaceholder}
        value={text}
        revision={0}
        rows={6}
        isMonospaced
        onChange={actions.type}
      />
      <Inline space="space.100" alignBlock="center">
        <Button isDisabled={isBusy || text.trim() === ''} onClick={() => void actions.makePlan()}>
          {words.plan}
        </Button>
        {isBusy && results === null ? <Spinner size="small" label={words.planning} /> : null}
      </Inline>
      {error === null ? null : (
        <Message tone="error" title={words.failedTitle}>
          <Text>{pageError(error, wording, locale)}</Text>
          {results === null ? null : <Text>{words.brokeOff}</Text>}
        </Message>
      )}
      {problem === null ? null : <Problem problem={problem} />}
      {plan === null || results !== null ? null : <Plan state={state} actions={actions} />}
      {results === null ? null : <Results state={state} results={results} onDone={onDone} />}
    </Stack>
  );
}

function Problem({ problem }: { problem: ImportProblem }): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  return (
    <Message tone="error" title={wording.transfer.problemTitle}>
      <Text>{wording.importProblem(problem, locale)}</Text>
      {problem.code === 'invalid' ? (
        <List type="unordered">
          {problem.problems.map((one) => (
            <ListItem key={`${one.path} ${one.problem.code}`}>{wording.importInputProblem(one)}</ListItem>
          ))}
        </List>
      ) : null}
    </Message>
  );
}

function Plan({ state, actions }: { state: ImportState; actions: ImportActions }): React.JSX.Element | null {
  const words = useSurroundings().wording.transfer;
  const [isAsking, setIsAsking] = useState(false);
  const { plan, isBusy, updateByName } = state;
  if (plan === null) return null;
  const counts = countsOf(plan);
  const isNothing = counts.datasources + counts.fields === 0;
  return (
    <Stack space="space.200">
      <Heading as="h3" size="small">
        {words.planTitle}
      </Heading>
      {plan.tooMany === null ? null : (
        <Message tone="error">
          <Text>{words.tooMany(plan.tooMany)}</Text>
        </Message>
      )}
      <ImportPlanTable
        plan={plan}
        updateByName={updateByName}
        onTakeOver={(ids) => void actions.makePlan({ updateByName: ids })}
      />
      <PlannedFields
        plan={plan}
        onChoose={(place, target) => void actions.makePlan({ targets: { ...state.targets, [place]: target } })}
      />
      {isNothing ? (
        <Text>{words.nothingToDo}</Text>
      ) : (
        <Inline>
          <Button appearance="primary" isDisabled={isBusy || plan.tooMany !== null} onClick={() => setIsAsking(true)}>
            {words.import(counts)}
          </Button>
        </Inline>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={words.confirmTitle(counts)}
        body={words.confirmBody(plan)}
        confirm={{
          label: words.import(counts),
          run: () => {
            setIsAsking(false);
            void actions.run();
          },
        }}
        cancel={{ label: words.cancel, run: () => setIsAsking(false) }}
      />
    </Stack>
  );
}

type ResultsProps = { state: ImportState; results: NonNullable<ImportState['results']>; onDone: () => void };

function countsOf({ counts, bindings }: ImportPlan): { datasources: number; fields: number } {
  return {
    datasources: counts.new + counts.changed,
    fields: bindings.filter(({ plan }) => plan === 'new' || plan === 'changed').length,
  };
}

function Results({ state, results, onDone }: ResultsProps): React.JSX.Element {
  const { wording, locale } = useSurroundings();
  const words = wording.transfer;
  const { plan, isBusy } = state;
  const { datasources, fields } = results;
  const done = datasources.length + fields.length;
  const counts = plan === null ? null : countsOf(plan);
  const all = counts === null ? done : counts.datasources + counts.fields;
  return (
    <Stack space="space.200">
      <Heading as="h3" size="small">
        {words.resultTitle}
      </Heading>
      {isBusy ? (
        <Inline space="space.100" alignBlock="center">
          <Spinner size="small" label={words.importing(done, all)} />
          <Text>{words.importing(done, all)}</Text>
        </Inline>
      ) : null}
      {datasources.length === 0 ? null : (
        <DynamicTable
          label={words.resultTable}
          head={{
            cells: [
              { key: 'name', content: words.resultColumns.name, width: 35 },
              { key: 'outcome', content: words.resultColumns.outcome, width: 65 },
            ],
          }}
          rows={datasources.map((result) => ({
            key: result.id,
            cells: [
              { key: 'name', content: <Text weight="bold">{result.name}</Text> },
              { key: 'outcome', content: <Text>{wording.importResult(result, locale)}</Text> },
            ],
          }))}
        />
      )}
      {fields.length === 0 ? null : (
        <DynamicTable
          label={wording.fieldImport.resultTable}
          head={{
            cells: [
              { key: 'name', content: wording.fieldImport.resultField, width: 35 },
              { key: 'outcome', content: words.resultColumns.outcome, width: 65 },
            ],
          }}
          rows={fields.map((result) => ({
            key: placeOf(result),
            cells: [
              { key: 'name', content: <Text weight="bold">{result.fieldName}</Text> },
              { key: 'outcome', content: <Text>{wording.importedField(result, locale)}</Text> },
            ],
          }))}
        />
      )}
      {isBusy ? null : (
        <>
          <Text color="color.text.subtle">{words.hostsLater}</Text>
          <Inline>
            <Button appearance="primary" onClick={onDone}>
              {words.toDatasources}
            </Button>
          </Inline>
        </>
      )}
    </Stack>
  );
}
