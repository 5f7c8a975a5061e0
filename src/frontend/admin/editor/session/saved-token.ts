import type { DatasourceView } from '../../../../contract/datasource';
import { tokenSettingsText } from '../model/form-differences';
import { valuesOf } from '../model/saved-values';
import type { ShownToken } from './editor-state';

/** The token of the saved settings, if they have one. */
export function tokenOf({ token, settings, savedSecrets }: DatasourceView): ShownToken | null {
  return token === null ? null : { view: token, settings: tokenSettingsText(valuesOf(settings, savedSecrets)) };
}
