import type { QuerySettings } from '../contract/binding';

/** The query with other ids in place of those of custom fields in its placeholders. Ids that are not named stay. */
export function renameFields(query: QuerySettings, ids: ReadonlyMap<string, string>): QuerySettings {
  return {
    ...query,
    path: renamed(query.path, inPath, ids),
    body: query.body === null ? null : renamed(query.body, inBody, ids),
  };
}

/** An expression of a path; a parameter's name is the API's own, whatever it looks like. */
const inPath = { placeholder: /\{[^{}]*\}/g, id: /(?<=^\{[/?&]?|[,=])fields\.(customfield_\d+)(?![\w-])(?![^,}|]*=)/g };

/** Braces around nothing but a variable, within a text of the JSON that is no member's name. Other braces are the API's. */
const inBody = {
  placeholder: /\{[A-Za-z][A-Za-z0-9_.]*(?:\|[a-z]+)?\}(?!(?:[^"\\]|\\.)*"\s*:)/g,
  id: /(?<=^\{)fields\.(customfield_\d+)(?!\w)/g,
};

/** All at once, so that two fields may change places. */
function renamed(template: string, { placeholder, id }: typeof inPath, ids: ReadonlyMap<string, string>): string {
  return template.replace(placeholder, (found) =>
    found.replace(id, (whole, old: string) => {
      const other = ids.get(old);
      return other === undefined ? whole : `fields.${other}`;
    }),
  );
}
