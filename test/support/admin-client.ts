import type { AdminApi } from '../../src/contract/admin-api';
import { adminResolver } from '../../src/index';
import type { ForgeFake } from './forge-runtime';

type Answer<K extends keyof AdminApi> = ReturnType<AdminApi[K]>;
type Value<K extends keyof AdminApi> = Extract<Answer<K>, { ok: true }>['value'];

export type AdminClient = {
  call: <K extends keyof AdminApi>(name: K, payload: Parameters<AdminApi[K]>[0]) => Promise<Answer<K>>;
  /** The value of an answer that must be a success. */
  value: <K extends keyof AdminApi>(name: K, payload: Parameters<AdminApi[K]>[0]) => Promise<Value<K>>;
};

/** The administration page's side of the contract, over the exported handler. */
export function adminClient(forge: ForgeFake, as: string | null = 'admin'): AdminClient {
  const call = <K extends keyof AdminApi>(name: K, payload: Parameters<AdminApi[K]>[0]): Promise<Answer<K>> =>
    forge.invoke<Answer<K>>(adminResolver, name, payload, { as });
  const value = async <K extends keyof AdminApi>(name: K, payload: Parameters<AdminApi[K]>[0]): Promise<Value<K>> => {
    const answer = (await call(name, payload)) as { ok: true; value: Value<K> } | { ok: false; error: unknown };
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  return { call, value };
}

/** Ids as the form makes them. */
export const draftId = '3f0c1f5e-5a0e-4a43-9f5d-0d7a3a7f4c11';
export const otherDraftId = '0b8a51e3-9d4b-4d7c-8a4e-2f7f4f2f8a22';
