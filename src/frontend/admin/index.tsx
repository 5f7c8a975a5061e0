import { showFlag } from '@forge/bridge';
import ForgeReconciler from '@forge/react';
import React, { useState } from 'react';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import type { Editing } from './editor/model/editing';
import { EditorPage } from './editor/editor-page';
import { TabbedPage } from './tabbed-page';

/** The administration page: its tabs, or the editor of one datasource. */
function AdminPage(): React.JSX.Element {
  const words = useSurroundings().wording.list;
  const [editing, setEditing] = useState<Editing | null>(null);
  if (editing === null) return <TabbedPage onOpen={setEditing} />;
  return (
    <EditorPage
      editing={editing}
      onLeave={() => setEditing(null)}
      onSaved={({ id, settings }) => {
        const title = editing.what === 'saved' ? words.saved(settings.name) : words.created(settings.name);
        showFlag({ id: `saved-${id}`, type: 'success', title, isAutoDismiss: true });
        setEditing(null);
      }}
    />
  );
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <AdminPage />
  </SurroundingsProvider>,
);
