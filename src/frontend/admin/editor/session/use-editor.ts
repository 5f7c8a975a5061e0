import { showFlag } from '@forge/bridge';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { DatasourceView } from '../../../../contract/datasource';
import type { TokenView } from '../../../../contract/token';
import type { Clock } from '../../../shared/clock';
import { randomIdentifier } from '../../../shared/identifier';
import { useClock, useSurroundings } from '../../../shared/surroundings';
import { backend } from '../../backend';
import { askConsent } from '../../egress/consent';
import type { Editing } from '../model/editing';
import { formView, type FormView } from '../model/form-view';
import type { PersonEvent } from './editor-events';
import { onePace } from '../../next-question';
import { ahead, plannedTimes } from '../../token-status-now';
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
  const clock = useClock();
  const keeping = useKeeping(state);

  const job = jobOf(phase);
  const heard = useMemo(() => heardBackend(clock), [clock]);
  const performing: Performing = {
    backend: heard,
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
      planned: shown == null ? [] : plannedOf(shown, clock.now()),
      pace: onePace,
    },
    () => {
      if (saved === null) return;
      void heard.getDatasource({ id: saved.id }).then((answer) => {
        dispatch(
          answer.ok
            ? { type: 'looked', asOf: turn, view: answer.value }
            : { type: 'not-looked', asOf: turn, error: answer.error },
        );
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

/** The backend, from whose answers the clock learns the functions' time. */
function heardBackend(clock: Clock): typeof backend {
  return {
    ...backend,
    getDatasource: async (which) => {
      const askedAtMs = clock.browserNow();
      const answer = await backend.getDatasource(which);
      if (answer.ok) clock.hear(answer.value.now, askedAtMs);
      return answer;
    },
    requestToken: async (draft) => {
      const askedAtMs = clock.browserNow();
      const answer = await backend.requestToken(draft);
      if (answer.ok && answer.value.issuedAt !== null) clock.hear(answer.value.issuedAt, askedAtMs);
      return answer;
    },
  };
}

/** When the page will know less of this token than it shows. A renewal that is late comes with a tick: the minute is enough. */
function plannedOf({ status, nextRenewalAt }: TokenView, nowMs: number): (string | null)[] {
  return [...plannedTimes(status), ...ahead([nextRenewalAt], nowMs)];
}
