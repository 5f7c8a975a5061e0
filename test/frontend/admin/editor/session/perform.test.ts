import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../../src/contract/result';
import { inputOf } from '../../../../../src/frontend/admin/editor/model/form-input';
import { emptyValues } from '../../../../../src/frontend/admin/editor/model/form-values';
import type { AnswerEvent } from '../../../../../src/frontend/admin/editor/session/editor-events';
import type { Job } from '../../../../../src/frontend/admin/editor/session/editor-state';
import { perform, type Performing } from '../../../../../src/frontend/admin/editor/session/perform';
import { datasourceView, saveImpact, tokenView } from '../../../../support/views';

const view = datasourceView({
  version: 4,
  settingsVersion: 4,
  updatedAt: '2026-11-24T19:00:00.000Z',
});
const token = tokenView();
const impact = saveImpact({
  touched: [{ fieldId: 'customfield_1', fieldName: 'Customer', issues: 1 }],
});
const lost = err({ code: 'connection-lost' as const });
const draft = { id: 'd1', draftId: 'draft', input: inputOf(emptyValues) };
const values = emptyValues;
const save: Job = { does: 'save', turn: 7, draft, values, version: 3, asksImpact: true, withoutConsent: false };

/** What was called, in order, and what was told; each answer as it is given here. */
async function doing(
  job: Job,
  over: Partial<Performing['backend']> & { consent?: Awaited<ReturnType<Performing['askConsent']>> } = {},
) {
  const calls: string[] = [];
  const told: AnswerEvent[] = [];
  const { consent = { kind: 'given' as const, hosts: [] }, ...answers } = over;
  const backend: Performing['backend'] = {
    getDatasource: () => Promise.resolve(ok({ ...view, now: view.updatedAt })),
    getUnsavedForm: () => Promise.resolve(ok(null)),
    requestToken: () => Promise.resolve(ok({ ...token, claims: null })),
    testDatasource: () => Promise.resolve(ok({ steps: [], ok: true })),
    impactOfSave: () => Promise.resolve(ok({ ...impact, touched: [] })),
    saveDatasource: () => Promise.resolve(ok(view)),
    renewToken: () => Promise.resolve(ok(token)),
    pauseDatasource: () => Promise.resolve(ok({ id: 'd1', version: 5 })),
    resumeDatasource: () => Promise.resolve(ok({ id: 'd1', version: 5 })),
    ...answers,
  };
  const noting = Object.fromEntries(
    Object.entries(backend).map(([name, call]) => [
      name,
      (payload: never) => {
        calls.push(name);
        return call(payload);
      },
    ]),
  ) as Performing['backend'];
  await perform(job, {
    backend: noting,
    askConsent: (_input, steps) => {
      calls.push(`consent ${steps.join('+')}`);
      return Promise.resolve(consent);
    },
    tell: (event) => told.push(event),
  });
  expect(told.every(({ turn }) => turn === job.turn)).toBe(true);
  return { calls, told: told.map(({ type }) => type), events: told };
}

describe('what is done for the editor', () => {
  it('opens with both that is saved and what was left unsaved', async () => {
    const source = { id: 'd1', copyAs: null };
    const { told } = await doing({ does: 'open', turn: 1, source, unsavedOf: { id: 'd1' } });
    expect([...told].sort()).toEqual(['datasource-read', 'unsaved-read']);
    const again = await doing(
      { does: 'open', turn: 2, source, unsavedOf: null },
      { getDatasource: () => Promise.resolve(lost) },
    );
    expect([again.calls, again.told]).toEqual([['getDatasource'], ['datasource-not-read']]);
    const unknown = await doing(
      { does: 'open', turn: 1, source: null, unsavedOf: { id: null } },
      { getUnsavedForm: () => Promise.resolve(lost) },
    );
    expect(unknown.events).toEqual([{ type: 'unsaved-read', turn: 1, kept: null, isKnown: false }]);
  });

  it('asks for the consent to the token’s host before a token, and shows what became of the saved one after a refusal', async () => {
    const job: Job = { does: 'get-token', turn: 3, draft, values };
    expect((await doing(job)).calls).toEqual(['consent token', 'requestToken']);
    const refused = await doing(job, {
      requestToken: () => Promise.resolve(lost),
      getDatasource: () => Promise.resolve(ok({ ...view, token, now: view.updatedAt })),
    });
    expect(refused.events).toEqual([
      { type: 'failed', turn: 3, error: { code: 'connection-lost' }, savedToken: token },
    ]);
  });

  it('sends nothing to a host that is not approved', async () => {
    const consent = { kind: 'declined' as const, hosts: ['api.example.com'] };
    const job: Job = { does: 'test', turn: 4, draft, values, path: 'x' };
    const { calls, events } = await doing(job, { consent });
    expect(calls).toEqual(['consent token+api']);
    expect(events).toEqual([{ type: 'not-approved', turn: 4, kind: 'declined', hosts: ['api.example.com'] }]);
  });

  it('tells which hosts were approved, and goes on', async () => {
    const consent = { kind: 'given' as const, hosts: ['api.example.com'] };
    const { told } = await doing({ does: 'get-token', turn: 3, draft, values }, { consent });
    expect(told).toEqual(['hosts-approved', 'token-got']);
  });

  it('saves only after it is known that nobody feels it, or that the person read who does', async () => {
    const felt = await doing(save, { impactOfSave: () => Promise.resolve(ok(impact)) });
    expect([felt.calls, felt.told]).toEqual([['impactOfSave'], ['impact-told']]);
    expect((await doing(save)).calls).toEqual(['impactOfSave', 'consent token+api', 'saveDatasource']);
    expect((await doing({ ...save, asksImpact: false, withoutConsent: true })).calls).toEqual(['saveDatasource']);
  });

  it('reads what somebody else saved, by the draft’s id where the datasource was new', async () => {
    const conflict = err({ code: 'conflict' as const, version: 4, updatedAt: 'then', updatedBy: 'x' });
    const { events, calls } = await doing(
      { ...save, asksImpact: false },
      { saveDatasource: () => Promise.resolve(conflict) },
    );
    expect(calls.at(-1)).toBe('getDatasource');
    expect(events).toMatchObject([{ type: 'conflict-found', conflict: { version: 4, theirs: view } }]);
  });

  it('reads how the datasource stands after whatever was done with it, well or not', async () => {
    const renew: Job = { does: 'renew', turn: 9, id: 'd1' };
    expect((await doing(renew)).calls).toEqual(['renewToken', 'getDatasource']);
    const failed = await doing(renew, { renewToken: () => Promise.resolve(lost) });
    expect(failed.events).toEqual([
      { type: 'done-with-saved', turn: 9, view: { ...view, now: view.updatedAt }, error: { code: 'connection-lost' } },
    ]);
    const pause: Job = { does: 'pause', turn: 9, id: 'd1', reason: 'moves' };
    expect((await doing(pause)).calls).toEqual(['pauseDatasource', 'getDatasource']);
    const conflict = err({ code: 'conflict' as const, version: 4, updatedAt: 'then', updatedBy: 'x' });
    const met = await doing(
      { does: 'resume', turn: 9, id: 'd1' },
      { resumeDatasource: () => Promise.resolve(conflict) },
    );
    expect(met.told).toEqual(['conflict-found']);
  });
});
