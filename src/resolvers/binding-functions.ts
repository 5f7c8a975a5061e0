import { getBinding, previewBinding, saveBinding } from '../fields/binding/bindings';
import { contextPayload, previewPayload, saveBindingPayload } from '../fields/field-payloads';
import { guarded } from '../runtime/guarded';

/**
 * The field-configuration page's functions. Forge gives a field type one resolver for all its pages, so these are
 * reachable by everybody who sees the field: each is guarded like the administration page's own.
 */
export const bindingFunctions = {
  getBinding: guarded('getBinding', contextPayload, getBinding),
  previewBinding: guarded('previewBinding', previewPayload, previewBinding),
  saveBinding: guarded('saveBinding', saveBindingPayload, saveBinding),
};
