import { makeInvoke } from '@forge/bridge';
import type { AdminApi } from '../../contract/admin-api';
import { settle, type Outcome } from '../shared/call';

const invoke = makeInvoke<AdminApi>();

type Payload<K extends keyof AdminApi> = Parameters<AdminApi[K]>[0];
type Value<K extends keyof AdminApi> = Extract<ReturnType<AdminApi[K]>, { ok: true }>['value'];

/** Functions of the administrator's resolver as the pages call them: they never reject. */
export const backend = {
  listDatasources: (): Promise<Outcome<Value<'listDatasources'>>> => settle(invoke('listDatasources', {})),
  getDatasource: (payload: Payload<'getDatasource'>): Promise<Outcome<Value<'getDatasource'>>> =>
    settle(invoke('getDatasource', payload)),
  neededHosts: (payload: Payload<'neededHosts'>): Promise<Outcome<Value<'neededHosts'>>> =>
    settle(invoke('neededHosts', payload)),
  listHosts: (): Promise<Outcome<Value<'listHosts'>>> => settle(invoke('listHosts', {})),
  discoverServer: (payload: Payload<'discoverServer'>): Promise<Outcome<Value<'discoverServer'>>> =>
    settle(invoke('discoverServer', payload)),
  readDescription: (payload: Payload<'readDescription'>): Promise<Outcome<Value<'readDescription'>>> =>
    settle(invoke('readDescription', payload)),
  createKeyPair: (payload: Payload<'createKeyPair'>): Promise<Outcome<Value<'createKeyPair'>>> =>
    settle(invoke('createKeyPair', payload)),
  showPublicKey: (payload: Payload<'showPublicKey'>): Promise<Outcome<Value<'showPublicKey'>>> =>
    settle(invoke('showPublicKey', payload)),
  datasourceKeys: (payload: Payload<'datasourceKeys'>): Promise<Outcome<Value<'datasourceKeys'>>> =>
    settle(invoke('datasourceKeys', payload)),
  makeNextKey: (payload: Payload<'makeNextKey'>): Promise<Outcome<Value<'makeNextKey'>>> =>
    settle(invoke('makeNextKey', payload)),
  discardNextKey: (payload: Payload<'discardNextKey'>): Promise<Outcome<Value<'discardNextKey'>>> =>
    settle(invoke('discardNextKey', payload)),
  switchKey: (payload: Payload<'switchKey'>): Promise<Outcome<Value<'switchKey'>>> =>
    settle(invoke('switchKey', payload)),
  forgetRetiredKey: (payload: Payload<'forgetRetiredKey'>): Promise<Outcome<Value<'forgetRetiredKey'>>> =>
    settle(invoke('forgetRetiredKey', payload)),
  planKeyRotation: (payload: Payload<'planKeyRotation'>): Promise<Outcome<Value<'planKeyRotation'>>> =>
    settle(invoke('planKeyRotation', payload)),
  requestToken: (payload: Payload<'requestToken'>): Promise<Outcome<Value<'requestToken'>>> =>
    settle(invoke('requestToken', payload)),
  testDatasource: (payload: Payload<'testDatasource'>): Promise<Outcome<Value<'testDatasource'>>> =>
    settle(invoke('testDatasource', payload)),
  impactOfSave: (payload: Payload<'impactOfSave'>): Promise<Outcome<Value<'impactOfSave'>>> =>
    settle(invoke('impactOfSave', payload)),
  saveDatasource: (payload: Payload<'saveDatasource'>): Promise<Outcome<Value<'saveDatasource'>>> =>
    settle(invoke('saveDatasource', payload)),
  keepUnsavedForm: (payload: Payload<'keepUnsavedForm'>): Promise<Outcome<Value<'keepUnsavedForm'>>> =>
    settle(invoke('keepUnsavedForm', payload)),
  getUnsavedForm: (payload: Payload<'getUnsavedForm'>): Promise<Outcome<Value<'getUnsavedForm'>>> =>
    settle(invoke('getUnsavedForm', payload)),
  discardUnsavedForm: (payload: Payload<'discardUnsavedForm'>): Promise<Outcome<Value<'discardUnsavedForm'>>> =>
    settle(invoke('discardUnsavedForm', payload)),
  deleteDamagedDatasource: (
    payload: Payload<'deleteDamagedDatasource'>,
  ): Promise<Outcome<Value<'deleteDamagedDatasource'>>> => settle(invoke('deleteDamagedDatasource', payload)),
  deleteDatasource: (payload: Payload<'deleteDatasource'>): Promise<Outcome<Value<'deleteDatasource'>>> =>
    settle(invoke('deleteDatasource', payload)),
  pauseDatasource: (payload: Payload<'pauseDatasource'>): Promise<Outcome<Value<'pauseDatasource'>>> =>
    settle(invoke('pauseDatasource', payload)),
  resumeDatasource: (payload: Payload<'resumeDatasource'>): Promise<Outcome<Value<'resumeDatasource'>>> =>
    settle(invoke('resumeDatasource', payload)),
  renewToken: (payload: Payload<'renewToken'>): Promise<Outcome<Value<'renewToken'>>> =>
    settle(invoke('renewToken', payload)),
  listAudit: (payload: Payload<'listAudit'>): Promise<Outcome<Value<'listAudit'>>> =>
    settle(invoke('listAudit', payload)),
  exportAudit: (payload: Payload<'exportAudit'>): Promise<Outcome<Value<'exportAudit'>>> =>
    settle(invoke('exportAudit', payload)),
  health: (payload: Payload<'health'>): Promise<Outcome<Value<'health'>>> => settle(invoke('health', payload)),
  exportSite: (): Promise<Outcome<Value<'exportSite'>>> => settle(invoke('exportSite', {})),
  planImport: (payload: Payload<'planImport'>): Promise<Outcome<Value<'planImport'>>> =>
    settle(invoke('planImport', payload)),
  applyImport: (payload: Payload<'applyImport'>): Promise<Outcome<Value<'applyImport'>>> =>
    settle(invoke('applyImport', payload)),
  importBindings: (payload: Payload<'importBindings'>): Promise<Outcome<Value<'importBindings'>>> =>
    settle(invoke('importBindings', payload)),
  sharedSettings: (): Promise<Outcome<Value<'sharedSettings'>>> => settle(invoke('sharedSettings', {})),
  planSharedChange: (payload: Payload<'planSharedChange'>): Promise<Outcome<Value<'planSharedChange'>>> =>
    settle(invoke('planSharedChange', payload)),
  applySharedChange: (payload: Payload<'applySharedChange'>): Promise<Outcome<Value<'applySharedChange'>>> =>
    settle(invoke('applySharedChange', payload)),
  listRefreshes: (): Promise<Outcome<Value<'listRefreshes'>>> => settle(invoke('listRefreshes', {})),
  getRefresh: (payload: Payload<'getRefresh'>): Promise<Outcome<Value<'getRefresh'>>> =>
    settle(invoke('getRefresh', payload)),
  saveRefreshPlan: (payload: Payload<'saveRefreshPlan'>): Promise<Outcome<Value<'saveRefreshPlan'>>> =>
    settle(invoke('saveRefreshPlan', payload)),
  startRefresh: (payload: Payload<'startRefresh'>): Promise<Outcome<Value<'startRefresh'>>> =>
    settle(invoke('startRefresh', payload)),
  disconnectField: (payload: Payload<'disconnectField'>): Promise<Outcome<Value<'disconnectField'>>> =>
    settle(invoke('disconnectField', payload)),
  listSiteFields: (): Promise<Outcome<Value<'listSiteFields'>>> => settle(invoke('listSiteFields', {})),
  fieldContexts: (payload: Payload<'fieldContexts'>): Promise<Outcome<Value<'fieldContexts'>>> =>
    settle(invoke('fieldContexts', payload)),
  issueToTry: (payload: Payload<'issueToTry'>): Promise<Outcome<Value<'issueToTry'>>> =>
    settle(invoke('issueToTry', payload)),
  getNotifications: (): Promise<Outcome<Value<'getNotifications'>>> => settle(invoke('getNotifications', {})),
  saveNotifications: (payload: Payload<'saveNotifications'>): Promise<Outcome<Value<'saveNotifications'>>> =>
    settle(invoke('saveNotifications', payload)),
  removeNotifications: (): Promise<Outcome<Value<'removeNotifications'>>> => settle(invoke('removeNotifications', {})),
  testNotifications: (payload: Payload<'testNotifications'>): Promise<Outcome<Value<'testNotifications'>>> =>
    settle(invoke('testNotifications', payload)),
  controlRefresh: (payload: Payload<'controlRefresh'>): Promise<Outcome<Value<'controlRefresh'>>> =>
    settle(invoke('controlRefresh', payload)),
};
