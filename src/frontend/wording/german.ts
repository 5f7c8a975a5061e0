import type { english } from './english';
import { apiFailure } from './german/api-failures';
import { appError, connectionLost } from './german/app-errors';
import { extractionFailure } from './german/extraction-failures';
import { optionsFailure } from './german/options-failures';
import { audit, auditAction, auditChange, secretName, settingName, tabs } from './german/audit';
import { configuration, searchMode } from './german/configuration';
import { copy, copyInterval, copyStop, sinceFormat } from './german/copy';
import { connect, fieldKindName } from './german/connect';
import { completeness, pagingKind } from './german/paging';
import { egress } from './german/egress';
import { field } from './german/field';
import { fieldImport, fieldPlanName, importedField, plannedField } from './german/field-import';
import { fieldKinds } from './german/field-kinds';
import { discovery, discoveryFailure } from './german/discovery';
import { due, shownAsOf } from './german/freshness';
import { conflict, consent, doubt, form, leave, test, unsaved } from './german/form';
import { impactDialog, newlyCalled, noLongerCalled, tokenFate, touchedField } from './german/impact';
import { apiHealth, authenticationName, damaged, deleteDialog, list, pauseDialog, testDialog } from './german/list';
import { health } from './german/health';
import { keyFile, presetAnswerProblem, presetQuestion, presets, providerName, trap } from './german/presets';
import { moveIn, moveNote, moveSetting } from './german/move-in';
import { notify, notifyProblem } from './german/notify';
import { keys, keysWaiting } from './german/keys';
import { paste, pastedKind, pasteNote, pasteProblem } from './german/paste';
import { fieldProblem, urlProblem } from './german/problems';
import {
  refresh,
  refreshCount,
  refreshProgress,
  refreshSchedule,
  refreshState,
  refreshStop,
  refreshWouldStop,
} from './german/refresh';
import { expiringSecrets, secretEnds, secretExpiry } from './german/secret-expiry';
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
} from './german/token';
import { placeUnknown, start } from './german/start';
import { sharedOutcome, sharedProblem, sharedToken, together } from './german/together';
import { tokenFailure } from './german/token-failures';
import {
  askedSecrets,
  deletedSecrets,
  importConflict,
  importInputProblem,
  importProblem,
  importResult,
  planName,
  transfer,
} from './german/transfer';

/** Every sentence of the app in German. The compiler asks for what English has. */
export const german: typeof english = {
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
