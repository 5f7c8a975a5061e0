import type { QuerySettings } from '../contract/binding';

/** The query with other ids in place of those of custom fields in its placeholders. Ids that are not named stay. */
export function renameFields(query: QuerySettings, ids: ReadonlyMap<string, string>): QuerySettings {
  return {
    ...query,
    path: renamed(query.path, ids),
    body: query.body === null ? null : renamed(query.body, ids),
  };
}

/** All at once, so that two fields may change places. */
function renamed(template: string, ids: ReadonlyMap<string, string>): string {
  return template.replace(/\{[^{}]*\}/g, (placeholder) =>
    placeholder.replace(/\bfields\.(customfield_\d+)(?!\w)/g, (whole, id: string) => {
      const other = ids.get(id);
      return other === undefined ? whole : `fields.${other}`;
    }),
  );
}
