import { describe, expect, it } from 'vitest';
import type { RequestedToken, TestReport } from '../../../../../src/contract/test-report';
import type { DatasourceView } from '../../../../../src/contract/datasource';
import type { TokenView } from '../../../../../src/contract/token';
import type { KeptForm } from '../../../../../src/contract/unsaved-form';
import { emptyContent } from '../../../../../src/contract/form-content';
import { formReducer } from '../../../../../src/frontend/admin/editor/model/form-reducer';
import { attemptText } from '../../../../../src/frontend/admin/editor/model/unverified-secrets';
import type { UserImpact } from '../../../../../src/frontend/admin/editor/model/user-impact';
import type { EditorEvent } from '../../../../../src/frontend/admin/editor/session/editor-events';
import { editorReducer } from '../../../../../src/frontend/admin/editor/session/editor-reducer';
import { tokenServes } from '../../../../../src/frontend/admin/editor/session/saved-token';
import { jobOf, openingState, type EditorState } from '../../../../../src/frontend/admin/editor/session/editor-state';
import { settingsOf } from '../../../../support/settings';
import { datasourceView, saveImpact, tokenView } from '../../../../support/views';

type PhaseName = EditorState['phase']['name'];

const view = datasourceView({
  settings: settingsOf({ name: 'Customers', baseUrl: 'https://api.example.com' }),
  savedSecrets: ['client-secret'],
});

const token = tokenView({
  status: { kind: 'valid', expiresAt: '2026-11-28T11:00:00.000Z' },
  issuedAt: '2026-11-28T10:00:00.000Z',
});

/** The same, asked for by hand. */
const fetched: RequestedToken = { ...token, claims: null };

const kept: KeptForm = {
  draftId: 'kept-draft',
  version: 3,
  content: { ...emptyContent, name: 'Half a datasource' },
  typedSecrets: [],
  madeKeyId: null,
  base: { settings: view.settings, savedSecrets: view.savedSecrets },
  leftOut: [],
  keptAt: '2026-11-27T10:00:00.000Z',
};

const impact: UserImpact = { ...saveImpact(), level: 'fields' };

const report: TestReport = { steps: [], ok: true };
const lost = { code: 'connection-lost' } as const;

const through = (state: EditorState, ...events: EditorEvent[]): EditorState => events.reduce(editorReducer, state);
const turnOf = ({ phase }: EditorState): number => jobOf(phase)?.turn ?? 0;

const opening = openingState({ editing: { what: 'saved', id: 'd1' }, draftId: 'draft' });
const nothingKept = { type: 'unsaved-read', turn: 1, kept: null, isKnown: true } as const;
const read = { type: 'datasource-read', turn: 1, view } as const;
const editing = through(opening, nothingKept, read);
const typed = through(editing, { type: 'form', action: { type: 'edit', patch: { name: 'Renamed' } } });
const doubted = through(editing, {
  type: 'form',
  action: { type: 'type-secret', name: 'client-secret', text: 'another' },
});
const saving = through(typed, { type: 'save', how: {} });

/** The editor in each of its phases, always with a change in the form where there is one. */
const inPhase: Record<PhaseName, EditorState> = {
  opening,
  'not-opened': through(opening, { type: 'datasource-not-read', turn: 1, error: lost }),
  offering: through(opening, { ...nothingKept, kept }, read),
  editing: typed,
  'getting-token': through(typed, { type: 'get-token' }),
  testing: through(typed, { type: 'test' }),
  saving,
  doubting: through(doubted, { type: 'save', how: {} }),
  weighing: through(saving, { type: 'impact-told', turn: turnOf(saving), impact }),
  'asking-reason': through(typed, { type: 'ask-reason' }),
  renewing: through(typed, { type: 'renew' }),
  pausing: through(typed, { type: 'ask-reason' }, { type: 'pause', reason: 'moves' }),
  resuming: through(typed, { type: 'resume' }),
  leaving: through(typed, { type: 'leave' }),
  closed: through(saving, { type: 'saved', turn: turnOf(saving), view }),
};

/** Every event; an answer is to what the phase waits for. */
const events: Record<EditorEvent['type'], (turn: number) => EditorEvent> = {
  form: () => ({ type: 'form', action: { type: 'edit', patch: { cacheSeconds: '60' } } }),
  'get-token': () => ({ type: 'get-token' }),
  test: () => ({ type: 'test' }),
  save: () => ({ type: 'save', how: {} }),
  'go-back': () => ({ type: 'go-back' }),
  reload: () => ({ type: 'reload' }),
  merge: () => ({ type: 'merge', theirs: { ...view, version: 4 } }),
  continue: () => ({ type: 'continue' }),
  discard: () => ({ type: 'discard' }),
  renew: () => ({ type: 'renew' }),
  'ask-reason': () => ({ type: 'ask-reason' }),
  pause: () => ({ type: 'pause', reason: 'moves' }),
  resume: () => ({ type: 'resume' }),
  'start-anew': () => ({ type: 'start-anew', draftId: 'next' }),
  'taken-back': () => ({ type: 'taken-back' }),
  leave: () => ({ type: 'leave' }),
  'leave-anyway': () => ({ type: 'leave-anyway' }),
  'datasource-read': (turn) => ({ type: 'datasource-read', turn, view }),
  'datasource-not-read': (turn) => ({ type: 'datasource-not-read', turn, error: lost }),
  'unsaved-read': (turn) => ({ type: 'unsaved-read', turn, kept: null, isKnown: true }),
  'token-got': (turn) => ({ type: 'token-got', turn, view: fetched }),
  tested: (turn) => ({ type: 'tested', turn, report }),
  failed: (turn) => ({ type: 'failed', turn, error: lost, savedToken: null }),
  'hosts-approved': (turn) => ({ type: 'hosts-approved', turn, hosts: ['api.example.com'] }),
  'not-approved': (turn) => ({ type: 'not-approved', turn, kind: 'declined', hosts: ['api.example.com'] }),
  'impact-told': (turn) => ({ type: 'impact-told', turn, impact }),
  'conflict-found': (turn) => ({
    type: 'conflict-found',
    turn,
    conflict: { version: 4, updatedAt: view.updatedAt, theirs: null },
  }),
  saved: (turn) => ({ type: 'saved', turn, view }),
  'done-with-saved': (turn) => ({ type: 'done-with-saved', turn, view, error: null }),
  looked: () => ({ type: 'looked', asOf: 0, view }),
  'not-looked': () => ({ type: 'not-looked', asOf: 0, error: lost }),
};

/** Where each event leads from each phase. `same`: something changed, but not the phase. Left out: nothing at all changes. */
const table: Record<PhaseName, Partial<Record<EditorEvent['type'], PhaseName | 'same'>>> = {
  opening: { 'datasource-read': 'same', 'datasource-not-read': 'not-opened', 'unsaved-read': 'same', leave: 'closed' },
  'not-opened': { reload: 'opening', leave: 'closed' },
  offering: { continue: 'editing', discard: 'editing', leave: 'closed' },
  editing: {
    form: 'same',
    'get-token': 'getting-token',
    test: 'testing',
    save: 'saving',
    reload: 'opening',
    merge: 'same',
    leave: 'leaving',
    renew: 'renewing',
    'ask-reason': 'asking-reason',
    resume: 'resuming',
  },
  'getting-token': {
    form: 'same',
    'hosts-approved': 'same',
    reload: 'opening',
    merge: 'same',
    leave: 'leaving',
    'token-got': 'editing',
    failed: 'editing',
    'not-approved': 'editing',
  },
  testing: {
    form: 'same',
    'hosts-approved': 'same',
    reload: 'opening',
    merge: 'same',
    leave: 'leaving',
    tested: 'editing',
    failed: 'editing',
    'not-approved': 'editing',
  },
  saving: {
    form: 'same',
    'hosts-approved': 'same',
    leave: 'leaving',
    saved: 'closed',
    'impact-told': 'weighing',
    'conflict-found': 'editing',
    failed: 'editing',
    'not-approved': 'editing',
  },
  doubting: {
    form: 'same',
    // The doubt stands until it is decided.
    save: 'same',
    'go-back': 'editing',
    reload: 'opening',
    merge: 'same',
    leave: 'leaving',
  },
  weighing: {
    form: 'same',
    save: 'saving',
    'go-back': 'editing',
    reload: 'opening',
    merge: 'same',
    leave: 'leaving',
  },
  'asking-reason': {
    form: 'same',
    pause: 'pausing',
    'go-back': 'editing',
    reload: 'opening',
    merge: 'same',
    leave: 'leaving',
  },
  renewing: {
    form: 'same',
    reload: 'opening',
    merge: 'same',
    leave: 'leaving',
    'done-with-saved': 'editing',
    'conflict-found': 'editing',
  },
  // What is saved changes: it is neither read nor merged meanwhile.
  pausing: { form: 'same', leave: 'leaving', 'done-with-saved': 'editing', 'conflict-found': 'editing' },
  resuming: { form: 'same', leave: 'leaving', 'done-with-saved': 'editing', 'conflict-found': 'editing' },
  leaving: { form: 'same', 'go-back': 'editing', 'leave-anyway': 'closed' },
  closed: {},
};

describe.each(Object.keys(table) as PhaseName[])('while the editor is %s', (name) => {
  const before = inPhase[name];

  it('is in that phase', () => {
    expect(before.phase.name).toBe(name);
  });

  it.each(Object.keys(events) as EditorEvent['type'][])('%s leads where the table says', (type) => {
    const after = editorReducer(before, events[type](turnOf(before)));
    const expected = table[name][type];
    if (expected === undefined) expect(after).toBe(before);
    else {
      expect(after).not.toBe(before);
      expect(after.phase.name).toBe(expected === 'same' ? name : expected);
    }
  });

  it('ignores every answer to another turn', () => {
    const answers = Object.values(events).flatMap((make) => {
      const event = make(turnOf(before) + 1);
      return 'turn' in event ? [event] : [];
    });
    expect(answers.length).toBeGreaterThan(8);
    for (const answer of answers) expect(editorReducer(before, answer)).toBe(before);
  });
});

describe('while the page is open it asks how what is saved stands', () => {
  const ended: TokenView = { ...token, status: { kind: 'expired', expiredAt: '2026-11-28T11:00:00.000Z' } };
  const looked = (state: EditorState, over: Partial<DatasourceView>): EditorState =>
    through(state, {
      type: 'looked',
      asOf: state.turn,
      view: { ...view, settingsVersion: over.version ?? 3, ...over },
    });

  it('and shows the token that it has now', () => {
    const after = looked(typed, { token: ended });
    expect(after.token?.view).toBe(ended);
    expect(after.reads).toBe(typed.reads + 1);
    expect(after.form).toBe(typed.form);
  });

  it('and leaves the token of a form that is not saved alone', () => {
    const other = through(
      typed,
      { type: 'form', action: { type: 'edit', patch: { scopes: 'other' } } },
      { type: 'get-token' },
    );
    const draft = through(other, { type: 'token-got', turn: turnOf(other), view: fetched });
    const after = looked(draft, { token: ended });
    expect([after.token?.view, after.saved?.token]).toEqual([fetched, ended]);
  });

  it('but an answer from before something was done, or about another datasource, is not taken', () => {
    const asked = inPhase['getting-token'];
    const got = through(asked, { type: 'token-got', turn: turnOf(asked), view: fetched });
    expect(through(got, { type: 'looked', asOf: typed.turn, view })).toBe(got);
    expect(looked(typed, { id: 'd2' })).toBe(typed);
  });

  it('and tells at once that somebody else saved', () => {
    const after = looked(typed, { version: 4 });
    expect(after.notices.save).toMatchObject({ kind: 'conflict', version: 4 });
    // The head tells how theirs stands; the form stays as it was.
    expect([after.saved?.version, after.form.version, after.form]).toEqual([4, 3, typed.form]);
  });

  it('and of a version after that one, whatever else was said beside Save', () => {
    const declined = through(saving, {
      type: 'not-approved',
      turn: turnOf(saving),
      kind: 'declined',
      hosts: ['api.example.com'],
    });
    const fourth = looked(declined, { version: 4 });
    expect(fourth.notices.save).toMatchObject({ kind: 'conflict', version: 4 });
    expect(looked(fourth, { version: 5 }).notices.save).toMatchObject({ kind: 'conflict', version: 5 });
    expect(looked(fourth, { version: 4 }).notices).toBe(fourth.notices);
  });

  it('and no more of a conflict, when the version of the form is the one that is saved', () => {
    expect(looked(looked(typed, { version: 4 }), {}).notices.save).toBeNull();
  });

  const pausedElsewhere = { at: '2026-11-28T10:00:00.000Z', by: 'other', reason: 'moves' };

  it('and says of somebody else’s version whether it is paused', () => {
    expect(looked(typed, { version: 4, paused: pausedElsewhere }).saved?.paused).toEqual(pausedElsewhere);
  });

  it.each([
    ['paused', 4, pausedElsewhere, 'paused'],
    ['paused and resumed', 5, null, 'saved'],
  ] as const)('and follows it when it was %s elsewhere: nothing of the form is in conflict with that', (...row) => {
    const [, version, paused, serves] = row;
    const after = looked(typed, { version, settingsVersion: 3, paused, token });
    expect([after.saved?.paused, after.notices.save, tokenServes(after)]).toEqual([paused, null, serves]);
    expect(after.form).toEqual({ ...typed.form, version });
    expect(jobOf(through(after, { type: 'save', how: {} }).phase)).toMatchObject({ does: 'save', version });
    // Somebody saved before the pause: that is another matter.
    expect(looked(typed, { version: 5, settingsVersion: 4, paused }).notices.save).toMatchObject({ version: 5 });
  });

  it('and takes the token of settings that were replaced for nobody’s', () => {
    const oauth = settingsOf({ name: 'Customers' }, { clientId: 'one' });
    const opened = through(opening, nothingKept, { ...read, view: { ...view, settings: oauth, token } });
    expect(tokenServes(opened)).toBe('saved');
    const replaced = { version: 4, settings: settingsOf({ name: 'Customers' }, { clientId: 'two' }), token: ended };
    const after = looked(opened, replaced);
    expect([after.token?.view, tokenServes(after)]).toEqual([token, 'draft']);
    // Only the name is another: the same token serves.
    expect(tokenServes(looked(opened, { version: 4, settings: { ...oauth, name: 'Clients' }, token }))).toBe('saved');
  });

  it('and says when it could not be asked, until it could', () => {
    const gone = { code: 'not-found', what: 'datasource' } as const;
    const unseen = through(typed, { type: 'not-looked', asOf: typed.turn, error: gone });
    expect(unseen.unseen).toBe(gone);
    expect(through(unseen, { type: 'start-anew', draftId: 'next' })).toMatchObject({
      id: null,
      draftId: 'next',
      saved: null,
      unseen: null,
      form: { version: null, savedSecrets: [], values: { name: 'Renamed' } },
    });
    expect(looked(unseen, {}).unseen).toBeNull();
    const asked = inPhase.testing;
    expect(through(asked, { type: 'not-looked', asOf: asked.turn - 1, error: lost })).toBe(asked);
  });

  it('and keeps what was tested, so that a report of other settings is told from one of these', () => {
    const asked = inPhase.testing;
    const tested = through(asked, { type: 'tested', turn: turnOf(asked), report });
    expect(tested.reportOf).toBe(attemptText(tested.form.values));
    const edited = through(tested, {
      type: 'form',
      action: { type: 'edit', patch: { baseUrl: 'https://other.example' } },
    });
    expect(edited.reportOf).not.toBe(attemptText(edited.form.values));
  });

  it('also while it is asked whether to leave, and not while nothing is there', () => {
    expect(looked(inPhase.leaving, { token: ended }).token?.view).toBe(ended);
    for (const name of ['opening', 'not-opened', 'offering', 'closed'] as const) {
      expect(looked(inPhase[name], { token: ended })).toBe(inPhase[name]);
    }
  });
});

describe('what is done with what is saved', () => {
  const pause = { at: view.updatedAt, by: 'me', reason: 'moves' };

  it('a pause makes a version of its own, from which the form goes on', () => {
    const { pausing } = inPhase;
    const paused = { ...view, version: 4, paused: pause };
    const after = through(pausing, { type: 'done-with-saved', turn: turnOf(pausing), view: paused, error: null });
    expect([after.form.version, after.saved?.paused, after.notices.save]).toEqual([4, pause, null]);
    expect(after.form.values.name).toBe('Renamed');
    expect(jobOf(through(after, { type: 'resume' }).phase)).toMatchObject({ does: 'resume', id: 'd1' });
  });

  it('a renewal that failed says so, with the state that it left', () => {
    const { renewing } = inPhase;
    const after = through(renewing, {
      type: 'done-with-saved',
      turn: turnOf(renewing),
      view: { ...view, token },
      error: lost,
    });
    expect([after.notices.saved, after.token?.view]).toEqual([{ kind: 'error', error: lost }, token]);
    expect(through(after, { type: 'renew' }).notices.saved).toBeNull();
    const look = (issuedAt: string | null): EditorState =>
      through(after, { type: 'looked', asOf: after.turn, view: { ...view, token: { ...token, issuedAt } } });
    // A token that came since takes it back; the same one does not.
    expect([look(token.issuedAt).notices.saved?.kind, look('2026-11-28T10:30:00.000Z').notices.saved]).toEqual([
      'error',
      null,
    ]);
  });

  it.each(['renewing', 'saving'] as const)(
    'says once that it was deleted, and nothing of its token, after %s',
    (name) => {
      const state = inPhase[name];
      const error = { code: 'not-found', what: 'datasource' } as const;
      const turn = turnOf(state);
      const after = through(
        state,
        name === 'saving'
          ? { type: 'failed', turn, error, savedToken: null }
          : { type: 'done-with-saved', turn, view: null, error },
      );
      expect([after.phase.name, after.unseen, after.token]).toEqual(['editing', error, null]);
      expect(Object.values(after.notices)).toEqual([null, null, null, null]);
    },
  );

  it('is not offered before the first save', () => {
    const fresh = through(openingState({ editing: { what: 'new' }, draftId: 'draft' }), nothingKept);
    for (const event of [{ type: 'renew' }, { type: 'ask-reason' }, { type: 'resume' }] as const) {
      expect(through(fresh, event)).toBe(fresh);
    }
  });
});

describe('a host that was approved for a command', () => {
  const asked = inPhase['getting-token'];
  const approved = through(asked, { type: 'hosts-approved', turn: turnOf(asked), hosts: ['api.exmaple.com'] });

  it('is told while the work goes on and after it, until it is taken back', () => {
    expect(approved.phase).toBe(asked.phase);
    const failed = through(approved, { type: 'failed', turn: turnOf(asked), error: lost, savedToken: null });
    expect(failed.approved).toEqual({ command: 'token', hosts: ['api.exmaple.com'] });
    expect(through(failed, { type: 'taken-back' }).approved).toBeNull();
  });
});

describe('an answer that comes late', () => {
  it('for a token that was asked before the form was loaded again changes nothing', () => {
    const asked = inPhase['getting-token'];
    const again = through(asked, { type: 'reload' });
    const loaded = through(again, { type: 'datasource-read', turn: turnOf(again), view });
    expect(through(loaded, { type: 'token-got', turn: turnOf(asked), view: fetched })).toBe(loaded);
  });

  it('for a save that was left in between does not open what was closed', () => {
    const gone = through(saving, { type: 'leave' }, { type: 'leave-anyway' });
    expect(through(gone, { type: 'saved', turn: turnOf(saving), view })).toBe(gone);
  });

  it('is taken while the person is asked whether to leave, and the question stays', () => {
    const asked = inPhase['getting-token'];
    const leaving = through(asked, { type: 'leave' });
    const after = through(leaving, { type: 'token-got', turn: turnOf(asked), view: fetched });
    expect(after.phase).toEqual({ name: 'leaving', over: { name: 'editing' } });
    expect(after.token?.view).toBe(fetched);
  });

  it('ends the question whether to leave when it says that all is saved', () => {
    const leaving = through(saving, { type: 'leave' });
    expect(through(leaving, { type: 'saved', turn: turnOf(saving), view }).phase.name).toBe('closed');
  });

  it('belongs to the values that were sent, not to those typed since', () => {
    const asked = inPhase['getting-token'];
    const after = through(
      asked,
      { type: 'form', action: { type: 'edit', patch: { clientId: 'somebody else' } } },
      { type: 'token-got', turn: turnOf(asked), view: fetched },
    );
    expect(after.token?.settings).toContain('"clientId"');
    expect(after.token?.settings).not.toContain('somebody else');
  });
});

describe('a press of a button', () => {
  it('with something in its way shows that, brings the focus there, and asks nobody', () => {
    const empty = through(typed, { type: 'form', action: { type: 'edit', patch: { tokenUrl: '', name: '' } } });
    const after = through(empty, { type: 'get-token' });
    expect(after.phase.name).toBe('editing');
    expect(after.form.focus.path).toBe('oauth.tokenUrl');
    expect(through(empty, { type: 'save', how: {} }).form.focus.path).toBe('name');
  });

  it('does each job under a turn of its own', () => {
    const first = inPhase['getting-token'];
    const second = through(first, { type: 'token-got', turn: turnOf(first), view: fetched }, { type: 'get-token' });
    expect(turnOf(second)).toBe(turnOf(first) + 1);
  });

  it('saves over a version that was loaded, or over the one that was chosen', () => {
    expect(jobOf(saving.phase)).toMatchObject({ does: 'save', version: 3, asksImpact: true, withoutConsent: false });
    const over = through(typed, { type: 'save', how: { over: 7, isImpactKnown: true, withoutConsent: true } });
    expect(jobOf(over.phase)).toMatchObject({ version: 7, asksImpact: false, withoutConsent: true });
  });

  it('asks about a new secret once, and saves the old one or the new one as it was decided', () => {
    const { doubting } = inPhase;
    expect(doubting.phase).toMatchObject({ unverified: { names: ['client-secret'], isRefused: false } });
    const insisted = through(doubting, { type: 'save', how: { unverified: 'save' } });
    expect(jobOf(insisted.phase)).toMatchObject({ draft: { input: { secrets: { 'client-secret': 'another' } } } });
    const failed = through(insisted, { type: 'failed', turn: turnOf(insisted), error: lost, savedToken: null });
    expect(through(failed, { type: 'save', how: {} }).phase.name).toBe('saving');
    const keptOld = through(doubting, { type: 'save', how: { unverified: 'keep-saved' } });
    expect(jobOf(keptOld.phase)).toMatchObject({ draft: { input: { secrets: {} } } });
  });

  it('takes the id of its draft where a lost answer had saved it', () => {
    const fresh = through(openingState({ editing: { what: 'new' }, draftId: 'draft' }), nothingKept);
    const filled = { ...fresh, form: formReducer(fresh.form, { type: 'fill', patch: typed.form.values }) };
    const secret = { type: 'type-secret', name: 'client-secret', text: 's' } as const;
    const first = through(filled, { type: 'form', action: secret }, { type: 'save', how: {} });
    expect(jobOf(first.phase)).toMatchObject({ draft: { id: null, draftId: 'draft' }, version: null });
    const conflict = { version: 1, updatedAt: view.updatedAt, theirs: null };
    const after = through(first, { type: 'conflict-found', turn: turnOf(first), conflict });
    expect([after.id, after.notices.save?.kind]).toEqual(['draft', 'conflict']);
  });
});

describe('what was left unsaved', () => {
  it('is offered once both answers are there, in whatever order', () => {
    const offered = { ...nothingKept, kept };
    for (const order of [
      [offered, read],
      [read, offered],
    ]) {
      expect(through(opening, ...order).phase).toEqual({ name: 'offering', kept });
    }
  });

  it('comes back under its own draft, and meets a newer version as a conflict', () => {
    const { offering } = inPhase;
    const back = through(offering, { type: 'continue' });
    expect([back.draftId, back.form.values.name, back.notices.save]).toEqual(['kept-draft', 'Half a datasource', null]);
    const newer = through(
      opening,
      { ...nothingKept, kept },
      { ...read, view: { ...view, version: 5, settingsVersion: 5 } },
    );
    expect(through(newer, { type: 'continue' }).notices.save).toMatchObject({ kind: 'conflict', version: 5 });
  });

  it('stays when the page is left before anything was decided, and goes with the form that is left', () => {
    expect(through(inPhase.offering, { type: 'leave' }).phase).toMatchObject({ name: 'closed', forgets: false });
    expect(through(inPhase.leaving, { type: 'leave-anyway' }).phase).toMatchObject({ name: 'closed', forgets: true });
  });
});
