/** What the editor was opened for: a new datasource, a saved one, or a new one with the settings of another. */
export type Editing = { what: 'new' } | { what: 'saved'; id: string } | { what: 'copy'; of: string; name: string };

/** A saved datasource that fills the form: to be edited, or to be copied under another name. */
export type Source = { id: string; copyAs: string | null };

/** What fills the form at first; null for an empty form. */
export function sourceOf(editing: Editing): Source | null {
  switch (editing.what) {
    case 'new':
      return null;
    case 'saved':
      return { id: editing.id, copyAs: null };
    case 'copy':
      return { id: editing.of, copyAs: editing.name };
  }
}
