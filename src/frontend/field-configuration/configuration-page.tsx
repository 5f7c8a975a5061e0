import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { ChoosableDatasource } from '../../contract/admin-api';
import type { BindingPreview } from '../../contract/binding-preview';
import type { BindingView } from '../../contract/binding';
import type { FieldKind } from '../../contract/field-kind';
import type { FieldProblem } from '../../contract/problems';
import type { KeptBinding } from '../../contract/unsaved-binding';
import type { MovedBinding } from '../../paste/elements-connect/moved-in';
import { pageError, type PageError } from '../shared/call';
import { Message } from '../shared/layout';
import { CopyPanel } from '../shared/copy/copy-panel';
import { useSurroundings } from '../shared/surroundings';
import { UnsavedOffer, UnsavedReturned } from '../shared/unsaved';
import { backend } from './backend';
import { bindingReducer, initialBinding, type BindingState } from './binding-state';
import { bindingSettings } from './binding-values';
import { movedValues, namesIssue, startOf } from './edited-values';
import { bindingFormView } from './binding-view';
import { pagingValues } from './paging-values';
import { ConfigurationForm } from './configuration-form';
import { labelOfValue } from './input-labels';
import { PreviewPanel } from './preview-panel';
import { usePreview } from './use-preview';
import { useUnsaved } from './use-unsaved';

type Props = {
  fieldId: string;
  contextId: string;
  kind: FieldKind;
  /** The datasource that was chosen on the way here, for a field that was never configured. */
  datasourceId: string | null;
  /** What else was found on the way, likewise. */
  given?: MovedBinding | null;
  onSaved: (binding: BindingView) => Promise<void>;
  onCancel: () => void;
  onCreateDatasource: () => void;
};

/** Connects one context of a field to a datasource. */
export function ConfigurationPage(props: Props): React.JSX.Element {
  const { fieldId, contextId, kind, datasourceId, given = null } = props;
  const { wording, locale } = useSurroundings();
  const words = wording.configuration;
  const [state, dispatch] = useReducer(bindingReducer, initialBinding);
  const [datasources, setDatasources] = useState<readonly ChoosableDatasource[] | null>(null);
  const [fields, setFields] = useState<{ id: string; name: string }[]>([]);
  const [offer, setOffer] = useState<KeptBinding | null>(null);
  const [toType, setToType] = useState<readonly string[] | null>(null);
  const [loads, setLoads] = useState(0);
  const [error, setError] = useState<PageError | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isSaveWanted, setSaveWanted] = useState(false);
  const [search, setSearch] = useState('');
  const [issueKey, setIssueKey] = useState('');
  const usesIssue = namesIssue(state.values);

  useEffect(() => {
    let isCurrent = true;
    const place = { fieldId, contextId };
    void Promise.all([backend.getBinding(place), backend.getUnsavedBinding(place)]).then(([answer, unsaved]) => {
      if (!isCurrent) return;
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      setOffer(unsaved.ok && loads === 0 ? unsaved.value : null);
      const { binding, datasources: offered } = answer.value;
      // Before the form is drawn, which is drawn for each of these lines: it opens what the saved values have opened.
      dispatch({ type: 'loaded', kind, binding, start: { ...startOf(offered, datasourceId), ...movedValues(given) } });
      setFields(answer.value.fields);
      setDatasources(offered);
    });
    return () => {
      isCurrent = false;
    };
  }, [fieldId, contextId, kind, datasourceId, given, loads]);

  const onPreview = useCallback((preview: BindingPreview) => dispatch({ type: 'previewed', preview }), []);
  const onProblems = useCallback(
    (problems: Record<string, FieldProblem>) => dispatch({ type: 'noticed', problems }),
    [],
  );
  const [insistedOn, setInsistedOn] = useState<string | null>(null);
  const readiness = readinessOf(state, insistedOn);
  const unsaved = useUnsaved(props, state, datasources !== null && offer === null);
  const isReady = datasources !== null && offer === null && readiness === 'ready';
  const preview = usePreview(
    isReady ? bindingSettings(state.values) : null,
    { search, issueKey: usesIssue ? issueKey.trim() : '' },
    { onPreview, onProblems },
  );

  const save = async (version: number | null): Promise<void> => {
    setSaving(true);
    setError(null);
    const answer = await backend.saveBinding({ fieldId, contextId, version, settings: bindingSettings(state.values) });
    if (!answer.ok) {
      setSaving(false);
      if (answer.error.code === 'invalid-input') dispatch({ type: 'insist', problems: answer.error.fields });
      else setError(answer.error);
      return;
    }
    unsaved.end();
    dispatch({ type: 'rebase', version: answer.value.version });
    try {
      await props.onSaved(answer.value);
    } catch {
      setError({ code: 'connection-lost' });
    }
    setSaving(false);
  };

  // Where the rows stand is not known before the answer is there: a save that comes earlier waits for it.
  const isGuessing = state.mayGuess && preview.isRunning;
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });
  useEffect(() => {
    if (!isSaveWanted || isGuessing) return;
    setSaveWanted(false);
    void saveNow.current(state.version);
  }, [isSaveWanted, isGuessing, state.version]);

  if (datasources === null) {
    if (error === null) return <Spinner size="large" label={words.loading} />;
    return (
      <Message tone="error" title={words.failedTitle}>
        <Text>{pageError(error, wording, locale)}</Text>
        {error.code === 'not-administrator' ? null : (
          <Button onClick={() => setLoads(loads + 1)}>{wording.list.reload}</Button>
        )}
      </Message>
    );
  }
  if (datasources.length === 0) {
    return (
      <Message tone="information">
        <Text>{words.noDatasources}</Text>
        <Inline>
          <Button appearance="primary" onClick={props.onCreateDatasource}>
            {wording.list.create}
          </Button>
        </Inline>
      </Message>
    );
  }
  if (offer !== null) {
    return (
      <UnsavedOffer
        keptAt={offer.keptAt}
        body={wording.unsaved.ofField}
        onContinue={() => {
          unsaved.goOn();
          dispatch({ type: 'restored', kept: offer });
          setToType(offer.leftOut.map((name) => labelOfValue(name, wording)));
          setOffer(null);
        }}
        onDiscard={() => {
          void backend.discardUnsavedBinding({ fieldId, contextId });
          setOffer(null);
        }}
      />
    );
  }
  return (
    <ConfigurationForm
      form={bindingFormView(state, dispatch, { wording, onLeave: unsaved.flush })}
      top={toType === null ? null : <UnsavedReturned labels={toType} />}
      offered={search.trim() === '' ? (preview.preview?.options ?? null) : null}
      problems={state.insisted ? state.problems : {}}
      datasources={datasources}
      fields={fields}
      suggestions={preview.preview?.suggestions ?? []}
      totals={preview.preview?.totals ?? []}
      estimate={preview.preview?.copy ?? null}
      copy={
        state.version !== null && state.baseline.search === 'in-copy' ? (
          <CopyPanel id={`${fieldId}:${contextId}`} version={state.version} />
        ) : null
      }
      preview={
        <PreviewPanel
          {...preview}
          kind={kind}
          values={state.values}
          readiness={readiness}
          onPaging={({ paging, totalPath, path, body }) =>
            dispatch({
              type: 'suggested',
              path: 'query.paging.kind',
              patch: {
                ...pagingValues(paging),
                totalPath,
                ...(path === undefined ? {} : { path }),
                ...(body === undefined ? {} : { body }),
              },
            })
          }
          onNotFound={() =>
            dispatch({ type: 'suggested', path: 'query.notFoundMeansNone', patch: { notFoundMeansNone: true } })
          }
          search={search}
          onSearch={setSearch}
          issueKey={usesIssue ? issueKey : null}
          onIssueKey={setIssueKey}
          onRefresh={() => {
            setInsistedOn(state.values.datasourceId);
            preview.refresh();
          }}
        />
      }
      notice={
        <>
          {unsaved.isNotKept ? <Text color="color.text.warning">{wording.unsaved.notKept}</Text> : null}
          {error === null ? null : (
            <Message tone="error">
              <Text>{pageError(error, wording, locale)}</Text>
              {error.code === 'conflict' ? (
                <Stack space="space.050" alignInline="start">
                  <Button onClick={() => setLoads(loads + 1)}>{wording.conflict.reload}</Button>
                  <Button onClick={() => void save(error.version)}>{wording.conflict.keep}</Button>
                </Stack>
              ) : null}
            </Message>
          )}
        </>
      }
      isSaving={isSaving || isSaveWanted}
      onSave={() => setSaveWanted(true)}
      onCancel={props.onCancel}
    />
  );
}

/**
 * Whether there is something to ask the datasource for: a path or a body, a configuration that was saved, or a person who wants
 * the base URL itself (`insistedOn` that datasource).
 */
function readinessOf({ values, version }: BindingState, insistedOn: string | null): 'nowhere' | 'unasked' | 'ready' {
  const { datasourceId, path, method, body } = values;
  if (datasourceId === null) return 'nowhere';
  const hasQuestion = path.trim() !== '' || (method === 'POST' && body.trim() !== '');
  return hasQuestion || version !== null || insistedOn === datasourceId ? 'ready' : 'unasked';
}
