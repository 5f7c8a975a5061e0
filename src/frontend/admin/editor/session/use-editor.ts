import { showFlag } from '@forge/bridge';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { DatasourceView } from '../../../../contract/datasource';
import type { TokenView } from '../../../../contract/token';
import { randomIdentifier } from '../../../shared/identifier';
import { useSurroundings } from '../../../shared/surroundings';
import { backend } from '../../backend';
import { askConsent } from '../../egress/consent';
import type { Editing } from '../model/editing';
import { formView, type FormView } from '../model/form-view';
import type { PersonEvent } from './editor-events';
import { fewPace } from '../../next-question';
import { plannedTimes } from '../../token-status-now';
import { useAskingAgain } from '../../use-asking-again';
import { servesSaved } from './saved-token';
import { editorReducer } from './editor-reducer';
import { jobOf, openingState, type EditorState, type SaveHow } from './editor-state';
import { perform, type Performing } from './perform';
import { useKeeping } from './use-keeping';

/** The editor of one datasource, as its page sees it. */
export type Editor = {
  state: EditorState;
  form: FormView;
  isNotKept: boolean;
  do: (event: PersonEvent) => void;
  save: (how?: SaveHow) => void;
};

type Ends = { onSaved: (view: DatasourceView) => void; onLeave: () => void };

/** Runs the reducer: does what each phase waits for, keeps what is typed, and tells how it ends. */
export function useEditor(editing: Editing, ends: Ends): Editor {
  const { wording, locale } = useSurroundings();
  const [state, dispatch] = useReducer(editorReducer, editing, (of) =>
    openingState({ editing: of, draftId: randomIdentifier() }),
  );
  const { phase, form } = state;
  const keeping = useKeeping(state);

  const job = jobOf(phase);
  const performing: Performing = {
    backend,
    askConsent: (input, steps) =>
      askConsent(
        input,
        steps,
        (needing) => backend.neededHosts({ input: needing }),
        (asked) => wording.consent.groupDescription(asked, locale),
      ),
    tell: (event) => {
      dispatch(event);
      // The token stands further down: whoever pressed a button on top is told there.
      if (job?.does === 'renew' && event.type === 'done-with-saved' && event.error === null)
        showFlag({
          id: `renewed-${job.id}`,
          type: 'success',
          title: wording.list.renewed(form.baseline.name),
          isAutoDismiss: true,
        });
    },
  };
  const latest = useRef({ performing, ends, keeping });
  latest.current = { performing, ends, keeping };

  useEffect(() => {
    if (job !== null) void perform(job, latest.current.performing);
  }, [job]);

  useEffect(() => {
    if (phase.name !== 'closed') return;
    const { onSaved, onLeave } = latest.current.ends;
    if (phase.forgets) latest.current.keeping.end();
    if (phase.saved === null) onLeave();
    else onSaved(phase.saved);
  }, [phase]);

  const { saved, turn, reads } = state;
  const shown = servesSaved(state) ? state.token?.view : saved?.token;
  useAskingAgain(
    {
      answeredAt: saved === null || phase.name === 'closed' ? null : String(reads),
      planned: shown == null ? [] : plannedOf(shown),
      pace: fewPace,
    },
    () => {
      if (saved === null) return;
      void backend.getDatasource({ id: saved.id }).then((answer) => {
        if (answer.ok) dispatch({ type: 'looked', asOf: turn, view: answer.value });
      });
    },
  );

  const doIt = (event: PersonEvent): void => {
    if (event.type === 'continue') keeping.goOn();
    if (event.type === 'discard') void backend.discardUnsavedForm({ id: state.id });
    dispatch(event);
  };
  return {
    state,
    form: useMemo(
      () => formView(form, (action) => dispatch({ type: 'form', action }), { wording, onLeave: keeping.flush }),
      [form, wording, keeping.flush],
    ),
    isNotKept: keeping.isNotKept,
    do: doIt,
    save: (how = {}) => dispatch({ type: 'save', how }),
  };
}

/** When the page will know less of this token than it shows. A renewal that is late comes with a tick: the minute is enough. */
function plannedOf({ status, nextRenewalAt }: TokenView): (string | null)[] {
  const isAhead = nextRenewalAt !== null && Date.parse(nextRenewalAt) > Date.now();
  return [...plannedTimes(status), isAhead ? nextRenewalAt : null];
}
