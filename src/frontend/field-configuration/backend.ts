import { makeInvoke } from '@forge/bridge';
import type { AdminApi } from '../../contract/admin-api';
import { settle, type Outcome } from '../shared/call';

const invoke =
  makeInvoke<
    Pick<
      AdminApi,
      | 'getBinding'
      | 'previewBinding'
      | 'saveBinding'
      | 'keepUnsavedBinding'
      | 'getUnsavedBinding'
      | 'discardUnsavedBinding'
    >
  >();

type Payload<K extends keyof AdminApi> = Parameters<AdminApi[K]>[0];
type Value<K extends keyof AdminApi> = Extract<ReturnType<AdminApi[K]>, { ok: true }>['value'];

/** Functions of the field's resolver that are for administrators: they never reject. */
export const backend = {
  getBinding: (payload: Payload<'getBinding'>): Promise<Outcome<Value<'getBinding'>>> =>
    settle(invoke('getBinding', payload)),
  previewBinding: (payload: Payload<'previewBinding'>): Promise<Outcome<Value<'previewBinding'>>> =>
    settle(invoke('previewBinding', payload)),
  saveBinding: (payload: Payload<'saveBinding'>): Promise<Outcome<Value<'saveBinding'>>> =>
    settle(invoke('saveBinding', payload)),
  keepUnsavedBinding: (payload: Payload<'keepUnsavedBinding'>): Promise<Outcome<Value<'keepUnsavedBinding'>>> =>
    settle(invoke('keepUnsavedBinding', payload)),
  getUnsavedBinding: (payload: Payload<'getUnsavedBinding'>): Promise<Outcome<Value<'getUnsavedBinding'>>> =>
    settle(invoke('getUnsavedBinding', payload)),
  discardUnsavedBinding: (
    payload: Payload<'discardUnsavedBinding'>,
  ): Promise<Outcome<Value<'discardUnsavedBinding'>>> => settle(invoke('discardUnsavedBinding', payload)),
};
