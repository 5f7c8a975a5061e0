import { apiFailure } from './english/api-failures';
import { appError, connectionLost } from './english/app-errors';
import { extractionFailure } from './english/extraction-failures';
import { optionsFailure } from './english/options-failures';
import { audit, auditAction, auditChange, secretName, settingName, tabs } from './english/audit';
import { configuration, searchMode } from './english/configuration';
import { copy, copyInterval, copyStop, sinceFormat } from './english/copy';
import { connect, fieldKindName } from './english/connect';
import { completeness, pagingKind } from './english/paging';
import { egress } from './english/egress';
import { field } from './english/field';
import { fieldImport, fieldPlanName, importedField, plannedField } from './english/field-import';
import { fieldKinds } from './english/field-kinds';
import { discovery, discoveryFailure } from './english/discovery';
import { due, shownAsOf } from './english/freshness';
import { conflict, consent, doubt, form, leave, test, unsaved } from './english/form';
import { impactDialog, newlyCalled, noLongerCalled, tokenFate, touchedField } from './english/impact';
import { apiHealth, authenticationName, damaged, deleteDialog, list, pauseDialog, testDialog } from './english/list';
import { health } from './english/health';
import { keyFile, presetAnswerProblem, presetQuestion, presets, providerName, trap } from './english/presets';
import { moveIn, moveNote, moveSetting } from './english/move-in';
import { notify, notifyProblem } from './english/notify';
import { keys, keysWaiting } from './english/keys';
import { paste, pastedKind, pasteNote, pasteProblem } from './english/paste';
import { fieldProblem, urlProblem } from './english/problems';
import {
  refresh,
  refreshCount,
  refreshProgress,
  refreshSchedule,
  refreshState,
  refreshStop,
  refreshWouldStop,
} from './english/refresh';
import { expiringSecrets, secretEnds, secretExpiry } from './english/secret-expiry';
import { duration, listed, size, usd } from './text';
import {
  assertionAlgorithm,
  attemptReason,
  claimMeaning,
  clientAuthentication,
  repair,
  scopes,
  statusName,
  statusSentence,
  tokenHint,
  tokenPanel,
} from './english/token';
import { placeUnknown, start } from './english/start';
import { sharedOutcome, sharedProblem, sharedToken, together } from './english/together';
import { tokenFailure } from './english/token-failures';
import {
  askedSecrets,
  deletedSecrets,
  importConflict,
  importInputProblem,
  importProblem,
  importResult,
  planName,
  transfer,
} from './english/transfer';

/** Every sentence of the app in English. */
export const english = {
  apiFailure,
  apiHealth,
  appError,
  askedSecrets,
  assertionAlgorithm,
  attemptReason,
  audit,
  auditAction,
  auditChange,
  authenticationName,
  claimMeaning,
  clientAuthentication,
  completeness,
  configuration,
  connect,
  fieldKindName,
  conflict,
  copy,
  copyInterval,
  copyStop,
  unsaved,
  connectionLost,
  consent,
  damaged,
  deleteDialog,
  deletedSecrets,
  discovery,
  discoveryFailure,
  doubt,
  due,
  duration,
  egress,
  expiringSecrets,
  extractionFailure,
  field,
  fieldImport,
  fieldKinds,
  fieldPlanName,
  fieldProblem,
  form,
  health,
  impactDialog,
  importConflict,
  importedField,
  importInputProblem,
  importProblem,
  importResult,
  plannedField,
  keyFile,
  keys,
  keysWaiting,
  leave,
  list,
  listed,
  moveIn,
  moveNote,
  moveSetting,
  newlyCalled,
  noLongerCalled,
  notify,
  notifyProblem,
  optionsFailure,
  pagingKind,
  paste,
  pastedKind,
  pasteNote,
  pasteProblem,
  pauseDialog,
  planName,
  presetAnswerProblem,
  presetQuestion,
  presets,
  providerName,
  refresh,
  refreshCount,
  refreshProgress,
  refreshSchedule,
  refreshState,
  refreshStop,
  refreshWouldStop,
  repair,
  scopes,
  searchMode,
  secretEnds,
  secretExpiry,
  secretName,
  settingName,
  sinceFormat,
  size,
  statusName,
  statusSentence,
  placeUnknown,
  start,
  tabs,
  test,
  testDialog,
  shownAsOf,
  sharedOutcome,
  sharedProblem,
  sharedToken,
  together,
  tokenFailure,
  tokenFate,
  tokenHint,
  tokenPanel,
  touchedField,
  transfer,
  trap,
  urlProblem,
  usd,
};
