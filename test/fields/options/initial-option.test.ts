import { expect, it } from 'vitest';
import type { InitialValue } from '../../../src/contract/binding';
import type { ApiFailure } from '../../../src/contract/failures';
import { initialOption } from '../../../src/fields/options/initial-option';
import { parseBinding } from '../../../src/fields/binding/parse-binding';
import { bindingWith, depsFor } from '../binding';

const down: ApiFailure = { code: 'api-unreachable', host: 'api.example', problem: 'refused', afterMs: 1 };
const customers = {
  data: [
    { id: 2, name: 'Bolt' },
    { id: 1, name: 'Acme' },
  ],
};
const startingWith = (initial: InitialValue): ReturnType<typeof bindingWith> =>
  bindingWith({ extraction: { sort: 'label-ascending' }, behaviour: { initial, minCharacters: 3 } });

it.each<[InitialValue, object | null, number]>([
  [{ kind: 'none' }, null, 0],
  [{ kind: 'fixed', key: 'C-1', label: 'Acme' }, { key: 'C-1', label: 'Acme' }, 0],
  [{ kind: 'fixed', key: 'C-1', label: '' }, { key: 'C-1', label: 'C-1' }, 0],
  [{ kind: 'first' }, { key: '1', label: 'Acme' }, 1],
])('of a new issue is, for %j, %j', async (initial, option, asked) => {
  const { deps, calls } = depsFor(() => customers);
  expect(await initialOption(deps, startingWith(initial), {})).toEqual({ ok: true, value: option });
  expect(calls).toHaveLength(asked);
});

it('is fixed whether the source answers or not; the first option needs it, and may not be there', async () => {
  const { deps } = depsFor(() => down);
  expect(await initialOption(deps, startingWith({ kind: 'fixed', key: '1', label: 'A' }), {})).toMatchObject({
    ok: true,
  });
  expect(await initialOption(deps, startingWith({ kind: 'first' }), {})).toMatchObject({ error: { code: 'source' } });
  const empty = depsFor(() => ({ data: [] })).deps;
  expect(await initialOption(empty, startingWith({ kind: 'first' }), {})).toEqual({ ok: true, value: null });
});

it('needs a key that Jira can store', () => {
  const initial = { kind: 'fixed', key: ' ', label: 'x'.repeat(256) };
  expect(parseBinding({ ...bindingWith(), behaviour: { initial } })).toEqual({
    ok: false,
    error: {
      'behaviour.initial.key': { code: 'required' },
      'behaviour.initial.label': { code: 'too-long', max: 255 },
    },
  });
});
