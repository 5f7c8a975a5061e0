import type { FormContent } from '../../src/contract/form-content';
import type { UnsavedForm } from '../../src/contract/unsaved-form';
import { emptyValues } from '../../src/frontend/admin/editor/model/form-values';
import { draftId } from './admin-client';

const { secrets: _secrets, madeKeyId: _madeKeyId, ...emptyContent } = emptyValues;

/** An empty form of a new datasource, as the editor keeps it, with some inputs filled. */
export function unsavedForm(content: Partial<FormContent> = {}, form: Partial<UnsavedForm> = {}): UnsavedForm {
  return {
    draftId,
    version: null,
    content: { ...emptyContent, ...content },
    typedSecrets: [],
    madeKeyId: null,
    ...form,
  };
}
