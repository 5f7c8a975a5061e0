import { useEffect, useReducer, useState } from 'react';
import type { DatasourceDraft, TestReport } from '../../../../contract/admin-api';
import type { ApiHealth, DatasourceView, Pause } from '../../../../contract/datasource';
import type { SaveImpact } from '../../../../contract/impact';
import type { KeptForm } from '../../../../contract/unsaved-form';
import type { PageError } from '../../../shared/call';
import { randomIdentifier } from '../../../shared/identifier';
import { useSurroundings } from '../../../shared/surroundings';
import { backend } from '../../backend';
import { consentFor } from './consent-for';
import { sourceOf, type Editing } from '../model/editing';
import type { Editor } from './editor';
import { unverifiedSecrets, attemptText } from '../model/unverified-secrets';
import { affectsUsers } from '../model/user-impact';
import { problemsOf, type Problems } from '../model/form-rules';
import { formReducer, initialState, isDirty, tokenSettingsText, type FormState } from '../model/form-state';
import { formView } from '../model/form-view';
import { inputOf } from '../model/form-input';
import { valuesOf } from '../model/saved-values';
import { inTheWay, type EditorCommand } from '../model/problem-scope';
import { pathsToType } from '../model/unsaved-values';
import { useNotices } from './use-notices';
import { useUnsaved } from './use-unsaved';

/** Everything the editor of one datasource does. */
export function useEditor(editing: Editing, onSaved: (view: DatasourceView) => void): Editor {
  const { wording } = useSurroundings();
  const [id, setId] = useState(editing.what === 'saved' ? editing.id : null);
  const [state, dispatch] = useReducer(formReducer, initialState);
  const [draftId, setDraftId] = useState(() => randomIdentifier());
  const [source, setSource] = useState(() => sourceOf(editing));
  const [isLoading, setLoading] = useState(source !== null);
  const [loadError, setLoadError] = useState<PageError | null>(null);
  /** As saved when it was loaded last. */
  const [saved, setSaved] = useState<DatasourceView | null>(null);
  const [paused, setPaused] = useState<Pause | null>(null);
  const [api, setApi] = useState<ApiHealth | null>(null);
  const [token, setToken] = useState<Editor['token']>(null);
  const [report, setReport] = useState<TestReport | null>(null);
  const [busy, setBusy] = useState<EditorCommand | null>(null);
  const [impact, setImpact] = useState<SaveImpact | null>(null);
  const { notices, setNotice, clearNotices } = useNotices();
  const [tried, setTried] = useState<{ passed: string | null; failed: string | null }>({ passed: null, failed: null });
  const [toType, setToType] = useState<readonly string[] | null>(null);
  /** `attemptText` of a form that is to be saved whatever was shown. */
  const [insisted, setInsisted] = useState<string | null>(null);

  const unsaved = useUnsaved({ id, draftId, state, isLoading });

  useEffect(() => {
    if (source === null) return;
    let isCurrent = true;
    void backend.getDatasource({ id: source.id }).then((answer) => {
      if (!isCurrent) return;
      setLoading(false);
      setLoadError(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      if (source.copyAs !== null) {
        dispatch({ type: 'copied', view: answer.value, name: source.copyAs });
        return;
      }
      dispatch({ type: 'loaded', view: answer.value });
      setSaved(answer.value);
      setPaused(answer.value.paused);
      setApi(answer.value.api);
      clearNotices();
      setReport(null);
      setToken(tokenOf(answer.value));
    });
    return () => {
      isCurrent = false;
    };
  }, [source, clearNotices]);

  const fail = (at: EditorCommand, error: PageError): void => {
    if (error.code === 'invalid-input') dispatch({ type: 'insist', problems: error.fields });
    else if (error.code === 'token-egress' || error.code === 'api-egress')
      setNotice(at, { kind: 'declined', hosts: [error.host] });
    else setNotice(at, { kind: 'error', error });
  };

  /** Looks at the form, asks for the consent that is missing, then does it. */
  const undertake = async (
    at: EditorCommand,
    run: () => Promise<void>,
    {
      of = state,
      withoutConsent = false,
      before,
    }: { of?: FormState; withoutConsent?: boolean; before?: () => Promise<boolean> } = {},
  ): Promise<void> => {
    if (busy !== null) return;
    setNotice(at, null);
    const problems = problemsInTheWay(of, at);
    if (Object.keys(problems).length > 0) {
      dispatch({ type: 'insist', problems });
      return;
    }
    setBusy(at);
    try {
      if (before !== undefined && !(await before())) return;
      const consent = withoutConsent ? { kind: 'given' as const } : await consentFor(of.values, at, wording);
      if (consent.kind === 'given') await run();
      else if (consent.kind === 'failed') fail(at, consent.outcome.error);
      else setNotice(at, { kind: consent.kind, hosts: consent.hosts });
    } finally {
      setBusy(null);
    }
  };

  /**
   * Reads what the other one saved, so that it can be shown; the two that are told apart are this form and that version. A
   * new datasource that meets another version was saved before, and its answer was lost: it has its draft's id.
   */
  const failToSave = async (error: PageError): Promise<void> => {
    if (error.code !== 'conflict') {
      fail('save', error);
      return;
    }
    const savedId = id ?? draftId;
    setId(savedId);
    const answer = await backend.getDatasource({ id: savedId });
    const theirs = answer.ok ? answer.value : null;
    const { version, updatedAt } = theirs ?? error;
    setNotice('save', { kind: 'conflict', version, updatedAt, theirs });
  };

  /** After a failure: the saved settings' token may go on, or hold what went wrong. */
  const showSavedToken = async (): Promise<void> => {
    if (id === null) return;
    const answer = await backend.getDatasource({ id });
    const view = answer.ok ? answer.value.token : null;
    if (view !== null) setToken({ view, settings: tokenSettingsText(state.baseline) });
  };

  /** Whether nobody feels this save. Otherwise what it touches is shown, and the save waits for a yes. */
  const confirmImpact = async (of: FormState): Promise<boolean> => {
    if (id === null || !isDirty(of)) return true;
    const answer = await backend.impactOfSave({ id, input: inputOf(of.values) });
    if (!answer.ok) {
      fail('save', answer.error);
      return false;
    }
    if (!affectsUsers(answer.value)) return true;
    setImpact(answer.value);
    return false;
  };

  const goOn = (kept: KeptForm): void => {
    dispatch({ type: 'continued', kept });
    setDraftId(kept.draftId);
    setToType(pathsToType(kept));
    unsaved.decide('continue');
    if (saved === null || saved.version === kept.version) return;
    setNotice('save', { kind: 'conflict', version: saved.version, updatedAt: saved.updatedAt, theirs: saved });
  };

  const draft: DatasourceDraft = { id, draftId, input: inputOf(state.values) };

  return {
    form: formView(state, dispatch, wording),
    draft,
    isLoading: isLoading || unsaved.isLooking,
    loadError,
    paused,
    api,
    reload: () => {
      setLoading(true);
      setToType(null);
      setSource(id === null ? sourceOf(editing) : { id, copyAs: null });
    },
    merge: (theirs) => {
      dispatch({ type: 'merged', view: theirs });
      setPaused(theirs.paused);
      setApi(theirs.api);
      setReport(null);
      setToken(tokenOf(theirs));
      setNotice('save', { kind: 'merged' });
    },
    token,
    report,
    busy,
    notices,
    getToken: () =>
      undertake('token', async () => {
        const answer = await backend.requestToken(draft);
        if (answer.ok) setToken({ view: answer.value, settings: tokenSettingsText(state.values) });
        else {
          setTried({ ...tried, failed: attemptText(state.values) });
          fail('token', answer.error);
          await showSavedToken();
        }
      }),
    test: () =>
      undertake('test', async () => {
        setReport(null);
        const answer = await backend.testDatasource({ ...draft, path: state.values.testPath.trim() });
        if (!answer.ok) {
          fail('test', answer.error);
          return;
        }
        setReport(answer.value);
        const text = attemptText(state.values);
        setTried(answer.value.ok ? { passed: text, failed: null } : { ...tried, failed: text });
        const got = answer.value.steps.find((step) => step.step === 'token');
        if (got?.result.ok !== true) return;
        setToken({ view: got.result.value, settings: tokenSettingsText(state.values) });
        setNotice('token', null);
      }),
    impact,
    dropImpact: () => setImpact(null),
    save: async ({ withoutConsent = false, isImpactKnown = false, over, unverified: decision } = {}) => {
      setImpact(null);
      const unverified = unverifiedSecrets(state, { token, ...tried });
      const mustAsk = decision === undefined && unverified !== null && insisted !== attemptText(state.values);
      if (mustAsk && Object.keys(problemsInTheWay(state, 'save')).length === 0) {
        setNotice('save', { kind: 'doubt', unverified });
        return;
      }
      if (decision === 'save') setInsisted(attemptText(state.values));
      let of = state;
      for (const name of decision === 'keep-saved' && unverified !== null ? unverified.names : []) {
        dispatch({ type: 'keep-secret', name });
        of = formReducer(of, { type: 'keep-secret', name });
      }
      const save = async (): Promise<void> => {
        const answer = await backend.saveDatasource({
          ...draft,
          input: inputOf(of.values),
          version: over ?? state.version,
        });
        if (answer.ok) {
          unsaved.end();
          onSaved(answer.value);
        } else await failToSave(answer.error);
      };
      const before = (): Promise<boolean> => (isImpactKnown ? Promise.resolve(true) : confirmImpact(of));
      await undertake('save', save, { of, withoutConsent, before });
    },
    goBack: () => setNotice('save', null),
    offer: unsaved.offer,
    goOn,
    discardOffer: () => unsaved.decide('discard'),
    toType,
    isNotKept: unsaved.isNotKept,
    leave: unsaved.end,
  };
}

/** The token of the saved settings, if they have one. */
function tokenOf({ token, settings, savedSecrets }: DatasourceView): Editor['token'] {
  return token === null ? null : { view: token, settings: tokenSettingsText(valuesOf(settings, savedSecrets)) };
}

function problemsInTheWay({ values, savedSecrets, baseline }: FormState, at: EditorCommand): Problems {
  return inTheWay(problemsOf(values, savedSecrets, baseline), at);
}
