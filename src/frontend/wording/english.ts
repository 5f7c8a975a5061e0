import { apiFailure, appError, connectionLost, extractionFailure, optionsFailure } from './api-failures';
import { audit, auditAction, auditChange, secretName, settingName, tabs } from './audit';
import { configuration, pagingKind, searchMode } from './configuration';
import { field } from './field';
import { discovery, discoveryFailure } from './discovery';
import { conflict, consent, form, leave, test } from './form';
import { authenticationName, deleteDialog, list } from './list';
import { presetAnswerProblem, presetQuestion, presets, providerName, trap } from './presets';
import { fieldProblem, urlProblem } from './problems';
import { duration, listed, size } from './text';
import { attemptReason, clientAuthentication, repair, scopes, statusName, statusSentence, tokenPanel } from './token';
import { tokenFailure } from './token-failures';
import {
  askedSecrets,
  deletedSecrets,
  importConflict,
  importInputProblem,
  importProblem,
  importResult,
  planName,
  transfer,
} from './transfer';

/** Every sentence of the app in English. */
export const english = {
  apiFailure,
  appError,
  askedSecrets,
  attemptReason,
  audit,
  auditAction,
  auditChange,
  authenticationName,
  clientAuthentication,
  configuration,
  conflict,
  connectionLost,
  consent,
  deleteDialog,
  deletedSecrets,
  discovery,
  discoveryFailure,
  duration,
  extractionFailure,
  field,
  fieldProblem,
  form,
  importConflict,
  importInputProblem,
  importProblem,
  importResult,
  leave,
  list,
  listed,
  optionsFailure,
  pagingKind,
  planName,
  presetAnswerProblem,
  presetQuestion,
  presets,
  providerName,
  repair,
  scopes,
  searchMode,
  secretName,
  settingName,
  size,
  statusName,
  statusSentence,
  tabs,
  test,
  tokenFailure,
  tokenPanel,
  transfer,
  trap,
  urlProblem,
};
