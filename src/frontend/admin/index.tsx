import { showFlag } from '@forge/bridge';
import ForgeReconciler from '@forge/react';
import React, { useState } from 'react';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { EditorPage } from './editor/editor-page';
import { TabbedPage } from './tabbed-page';

type Place = { at: 'list' } | { at: 'editor'; id: string | null };

/** The administration page: its tabs, or the editor of one datasource. */
function AdminPage(): React.JSX.Element {
  const words = useSurroundings().wording.list;
  const [place, setPlace] = useState<Place>({ at: 'list' });
  const toList = (): void => setPlace({ at: 'list' });
  if (place.at === 'list') {
    return (
      <TabbedPage
        onCreate={() => setPlace({ at: 'editor', id: null })}
        onEdit={(id) => setPlace({ at: 'editor', id })}
      />
    );
  }
  const { id } = place;
  return (
    <EditorPage
      id={id}
      onLeave={toList}
      onSaved={({ id: savedId, settings }) => {
        const title = id === null ? words.created(settings.name) : words.saved(settings.name);
        showFlag({ id: `saved-${savedId}`, type: 'success', title, isAutoDismiss: true });
        toList();
      }}
    />
  );
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <AdminPage />
  </SurroundingsProvider>,
);
