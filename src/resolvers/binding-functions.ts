import { copyPayload } from '../copies/copy-payloads';
import { getCopy, renewCopy } from '../copies/view';
import { getBinding, previewBinding, saveBinding } from '../fields/binding/bindings';
import { discardUnsavedBinding, getUnsavedBinding, keepUnsavedBinding } from '../fields/binding/unsaved-binding';
import {
  contextPayload,
  keepUnsavedBindingPayload,
  previewPayload,
  saveBindingPayload,
} from '../fields/field-payloads';
import { guarded } from '../runtime/guarded';

/**
 * The field-configuration page's functions. Forge gives a field type one resolver for all its pages, so these are
 * reachable by everybody who sees the field: each is guarded like the administration page's own.
 */
export const bindingFunctions = {
  getBinding: guarded('getBinding', contextPayload, getBinding),
  previewBinding: guarded('previewBinding', previewPayload, previewBinding),
  keepUnsavedBinding: guarded('keepUnsavedBinding', keepUnsavedBindingPayload, keepUnsavedBinding),
  getUnsavedBinding: guarded('getUnsavedBinding', contextPayload, getUnsavedBinding),
  discardUnsavedBinding: guarded('discardUnsavedBinding', contextPayload, discardUnsavedBinding),
  getCopy: guarded('getCopy', copyPayload, getCopy),
  renewCopy: guarded('renewCopy', copyPayload, renewCopy),
  saveBinding: guarded('saveBinding', saveBindingPayload, saveBinding),
};
