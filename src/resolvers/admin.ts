import { makeResolver } from '@forge/resolver';
import { impactOfSave } from '../audit/impact-of-save';
import { applySharedPayload, auditExportPayload, auditListPayload, planSharedPayload } from '../audit/audit-payloads';
import { applySharedChange } from '../audit/together/apply-shared';
import { planSharedChange, sharedSettings } from '../audit/together/plan-shared';
import { exportAudit, listAudit } from '../audit/read-trail';
import type { AdminApi } from '../contract/admin-api';
import { discoverServer } from '../datasources/try-out/discover-server';
import { createKeyPair, showPublicKey } from '../datasources/try-out/key-pair';
import { readDescription } from '../datasources/try-out/read-description';
import { datasourceKeys } from '../datasources/keys/keys-of';
import { discardNextKey, forgetRetiredKey, makeNextKey, planKeyRotation, switchKey } from '../datasources/keys/rotate';
import { neededHosts } from '../datasources/needed-hosts';
import { listDatasources } from '../datasources/list';
import {
  byId,
  descriptionPayload,
  draftPayload,
  hostsPayload,
  impactPayload,
  keepUnsavedPayload,
  issuerPayload,
  keyPairPayload,
  keyPlanPayload,
  retiredKeyPayload,
  listPayload,
  pausePayload,
  savePayload,
  testPayload,
  unsavedPayload,
  whichPayload,
} from '../datasources/datasource-payloads';
import { pauseDatasource, resumeDatasource } from '../datasources/pause';
import { deleteDamagedDatasource } from '../datasources/remove-damaged';
import { deleteDatasource } from '../datasources/remove';
import { renewToken, requestToken } from '../datasources/try-out/get-access-token';
import { saveDatasource } from '../datasources/save';
import { testDatasource } from '../datasources/try-out/test-datasource';
import { discardUnsavedForm, getUnsavedForm, keepUnsavedForm } from '../datasources/form/unsaved-form';
import { getDatasource } from '../datasources/view';
import { disconnectField } from '../fields/binding/disconnect';
import { fieldContexts, issueToTry, listSiteFields } from '../fields/binding/site-fields';
import { fieldPayload, noPayload } from '../fields/field-payloads';
import { healthPayload } from '../health/health-payloads';
import { health } from '../health/report';
import { listSiteHosts } from '../notify/hosts';
import {
  getNotifications,
  notifyPayload,
  removeNotifications,
  saveNotifications,
  testNotifications,
} from '../notify/target';
import { getRefresh, listRefreshes } from '../refresh/list';
import {
  controlRefreshPayload,
  refreshListPayload,
  refreshPayload,
  refreshPlanPayload,
  startRefreshPayload,
} from '../refresh/refresh-payloads';
import { saveRefreshPlan } from '../refresh/plan';
import { controlRefresh, startRefresh } from '../refresh/start';
import { guarded } from '../runtime/guarded';
import { applyImport } from '../transfer/apply-import';
import { importBindings } from '../transfer/import-bindings';
import { applyPayload, bindingsPayload, exportPayload, planPayload } from '../transfer/transfer-payloads';
import { exportSite, planImport } from '../transfer/site';
import { bindingFunctions } from './binding-functions';

/** The administration page's functions, one for every member of `AdminApi`. Each is guarded. */
export const adminResolver = makeResolver<AdminApi>({
  listDatasources: guarded('listDatasources', listPayload, listDatasources),
  getDatasource: guarded('getDatasource', byId, getDatasource),
  neededHosts: guarded('neededHosts', hostsPayload, neededHosts),
  listHosts: guarded('listHosts', listPayload, listSiteHosts),
  discoverServer: guarded('discoverServer', issuerPayload, discoverServer),
  readDescription: guarded('readDescription', descriptionPayload, readDescription),
  createKeyPair: guarded('createKeyPair', keyPairPayload, createKeyPair),
  showPublicKey: guarded('showPublicKey', draftPayload, showPublicKey),
  datasourceKeys: guarded('datasourceKeys', byId, datasourceKeys),
  makeNextKey: guarded('makeNextKey', whichPayload, makeNextKey),
  discardNextKey: guarded('discardNextKey', whichPayload, discardNextKey),
  switchKey: guarded('switchKey', whichPayload, switchKey),
  forgetRetiredKey: guarded('forgetRetiredKey', retiredKeyPayload, forgetRetiredKey),
  planKeyRotation: guarded('planKeyRotation', keyPlanPayload, planKeyRotation),
  requestToken: guarded('requestToken', draftPayload, requestToken),
  testDatasource: guarded('testDatasource', testPayload, testDatasource),
  impactOfSave: guarded('impactOfSave', impactPayload, impactOfSave),
  saveDatasource: guarded('saveDatasource', savePayload, saveDatasource),
  keepUnsavedForm: guarded('keepUnsavedForm', keepUnsavedPayload, keepUnsavedForm),
  getUnsavedForm: guarded('getUnsavedForm', unsavedPayload, getUnsavedForm),
  discardUnsavedForm: guarded('discardUnsavedForm', unsavedPayload, discardUnsavedForm),
  deleteDatasource: guarded('deleteDatasource', whichPayload, deleteDatasource),
  deleteDamagedDatasource: guarded('deleteDamagedDatasource', byId, deleteDamagedDatasource),
  pauseDatasource: guarded('pauseDatasource', pausePayload, pauseDatasource),
  resumeDatasource: guarded('resumeDatasource', byId, resumeDatasource),
  renewToken: guarded('renewToken', byId, renewToken),
  listAudit: guarded('listAudit', auditListPayload, listAudit),
  exportAudit: guarded('exportAudit', auditExportPayload, exportAudit),
  health: guarded('health', healthPayload, health),
  exportSite: guarded('exportSite', exportPayload, exportSite),
  planImport: guarded('planImport', planPayload, planImport),
  applyImport: guarded('applyImport', applyPayload, applyImport),
  importBindings: guarded('importBindings', bindingsPayload, importBindings),
  sharedSettings: guarded('sharedSettings', listPayload, sharedSettings),
  planSharedChange: guarded('planSharedChange', planSharedPayload, planSharedChange),
  applySharedChange: guarded('applySharedChange', applySharedPayload, applySharedChange),
  listRefreshes: guarded('listRefreshes', refreshListPayload, listRefreshes),
  getRefresh: guarded('getRefresh', refreshPayload, getRefresh),
  saveRefreshPlan: guarded('saveRefreshPlan', refreshPlanPayload, saveRefreshPlan),
  startRefresh: guarded('startRefresh', startRefreshPayload, startRefresh),
  controlRefresh: guarded('controlRefresh', controlRefreshPayload, controlRefresh),
  disconnectField: guarded('disconnectField', refreshPayload, disconnectField),
  getNotifications: guarded('getNotifications', noPayload, getNotifications),
  saveNotifications: guarded('saveNotifications', notifyPayload, saveNotifications),
  removeNotifications: guarded('removeNotifications', noPayload, removeNotifications),
  testNotifications: guarded('testNotifications', notifyPayload, testNotifications),
  listSiteFields: guarded('listSiteFields', noPayload, listSiteFields),
  fieldContexts: guarded('fieldContexts', fieldPayload, fieldContexts),
  issueToTry: guarded('issueToTry', fieldPayload, issueToTry),
  ...bindingFunctions,
});
