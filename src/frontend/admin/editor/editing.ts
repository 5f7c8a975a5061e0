/** What the editor was opened for: a new datasource, a saved one, or a new one with the settings of another. */
export type Editing = { what: 'new' } | { what: 'saved'; id: string } | { what: 'copy'; of: string; name: string };

/** The datasource that fills the form at first; null for an empty form. */
export function sourceOf(editing: Editing): string | null {
  switch (editing.what) {
    case 'new':
      return null;
    case 'saved':
      return editing.id;
    case 'copy':
      return editing.of;
  }
}
