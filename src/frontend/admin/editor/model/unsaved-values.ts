import type { NamedValue } from '../../../../contract/oauth-settings';
import type { KeptForm, UnsavedForm } from '../../../../contract/unsaved-form';
import { inputOf } from './form-input';
import { emptyValues, filledRows, type FormValues, type NamedRow } from './form-values';
import type { RowList } from '../../../../contract/authentication';
import { rowLists } from '../../../../contract/authentication';
import { singleSecrets } from './single-secrets';

const lists = Object.keys(rowLists) as RowList[];

/**
 * What of the form is kept while it is not saved. No secret leaves the form this way, and no value of a header or a
 * parameter but one that is saved already: any of them may be marked as secret a moment later.
 */
export function unsavedOf({
  values,
  baseline,
  version,
}: {
  values: FormValues;
  baseline: FormValues;
  version: number | null;
}): Omit<UnsavedForm, 'draftId'> {
  const { secrets: _secrets, madeKeyId, ...content } = values;
  const rows = (list: RowList): NamedValue[] =>
    filledRows(values[list]).map(({ name, value, secret }) => {
      const isSaved = baseline[list].some((row) => !row.secret && row.name === name.trim() && row.value === value);
      return { name: name.trim(), value: !secret && isSaved ? value : null, secret };
    });
  return {
    version,
    content: {
      ...content,
      headers: rows('headers'),
      extraParameters: rows('extraParameters'),
      tokenHeaders: rows('tokenHeaders'),
    },
    typedSecrets: Object.keys(inputOf(values).secrets) as UnsavedForm['typedSecrets'],
    madeKeyId: madeKeyId === '' ? null : madeKeyId,
  };
}

/** The form as it was left, without what was not kept of it. */
export function restoredValues({ content, madeKeyId, base }: KeptForm): FormValues {
  const saved: readonly string[] = base?.savedSecrets ?? [];
  const rows = (list: RowList): NamedRow[] =>
    content[list].map(({ name, value, secret }, rowId) => ({
      rowId,
      name,
      value: value ?? '',
      secret,
      savedAs: secret && saved.includes(`${rowLists[list].prefix}:${name}`) ? name : null,
    }));
  return {
    ...emptyValues,
    ...content,
    headers: rows('headers'),
    extraParameters: rows('extraParameters'),
    tokenHeaders: rows('tokenHeaders'),
    madeKeyId: madeKeyId ?? '',
  };
}

/** Paths of the inputs that have to be typed again: secrets, values of rows, and texts that may have held a secret. */
export function pathsToType(kept: KeptForm): string[] {
  const { content, typedSecrets, leftOut } = kept;
  const typed: readonly string[] = typedSecrets;
  const isOAuth = content.kind === 'oauth2-client-credentials';
  return [
    ...leftOut,
    ...singleSecrets(restoredValues(kept))
      .filter((name) => typed.includes(name))
      .map((name) => `secrets.${name}`),
    ...lists
      .filter((list) => list === 'headers' || isOAuth)
      .flatMap((list) => {
        const { path, prefix } = rowLists[list];
        return content[list].flatMap(({ name, value, secret }, index) =>
          (secret ? typed.includes(`${prefix}:${name}`) : value === null) ? [`${path}.${index}.value`] : [],
        );
      }),
  ];
}
