import { showFlag } from '@forge/bridge';
import ForgeReconciler, { Spinner } from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { DatasourceView } from '../../contract/datasource';
import type { MovedIn } from '../../paste/elements-connect/moved-in';
import { getStartedModule } from '../shared/modules';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { ConfigurePage } from './connect/configure-page';
import { ConnectPage } from './connect/connect-page';
import { EditorPage } from './editor/editor-page';
import { GetStartedPage } from './get-started-page';
import { KeysPage } from './keys/keys-page';
import { MoveInPage } from './move-in/move-in-page';
import { addressOf, home, isTab, type Route } from './routes/route';
import { useLastPlace } from './routes/use-last-place';
import { TogetherPage } from './together/together-page';
import { useRoute, type Go } from './routes/use-route';
import type { Wording } from '../wording';
import { TabbedPage } from './tabbed-page';

/** The page of *Get started*, or the administration. */
function Page(): React.JSX.Element {
  return useSurroundings().moduleKey === getStartedModule ? <GetStartedPage /> : <AdminPage />;
}

/** The administration page: the place that its address names. */
function AdminPage(): React.JSX.Element {
  const words = useSurroundings().wording.list;
  const [route, go] = useRoute();
  const from = useLastPlace(route);
  const [moved, setMoved] = useState<MovedIn | null>(null);
  const isOnTheWay = route === null || !isTab(route);
  // What was not used on the way would surprise whoever opens a form later.
  useEffect(() => {
    if (!isOnTheWay) setMoved(null);
  }, [isOnTheWay]);
  if (route === null) return <Spinner size="large" label={words.loading} />;
  return <Place route={route} from={from} go={go} moved={moved} onMoved={setMoved} />;
}

type PlaceProps = {
  route: Route;
  from: Route | null;
  go: Go;
  moved: MovedIn | null;
  onMoved: (moved: MovedIn | null) => void;
};

function Place({ route, from, go, moved, onMoved }: PlaceProps): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.list;
  const toList = (): void => go(home);
  /** Whoever comes to a datasource from another part of the administration goes on there. */
  const origin = from !== null && isTab(from) ? from : home;
  const leave = (): void => go(origin);
  const back = backTo(origin, wording);
  /** A datasource that no field uses is half of the way: the other half comes next. */
  const afterSave = ({ id, settings, usedBy }: DatasourceView, isNew: boolean): void => {
    const title = isNew ? words.created(settings.name) : words.saved(settings.name);
    showFlag({ id: `saved-${id}`, type: 'success', title, isAutoDismiss: true });
    if (isNew && usedBy.length === 0) go({ at: 'connect', datasourceId: id }, 'replace');
    else go(origin, 'replace');
  };
  switch (route.at) {
    case 'new-datasource':
      return (
        <EditorPage
          key={addressOf(route)}
          editing={route.copy === null ? { what: 'new' } : { what: 'copy', ...route.copy }}
          given={moved?.datasource ?? null}
          back={back}
          onLeave={leave}
          onSaved={(view) => afterSave(view, true)}
        />
      );
    case 'datasource':
      return (
        <EditorPage
          key={addressOf(route)}
          editing={{ what: 'saved', id: route.id }}
          back={back}
          onLeave={leave}
          onSaved={(view) => afterSave(view, false)}
        />
      );
    case 'connect': {
      const { datasourceId } = route;
      return (
        <ConnectPage
          datasourceId={datasourceId}
          onChosen={(field) => go({ at: 'field-configuration', ...field, datasourceId })}
          onLeave={toList}
        />
      );
    }
    case 'field-configuration':
      return (
        <ConfigurePage
          key={addressOf(route)}
          fieldId={route.fieldId}
          contextId={route.contextId}
          datasourceId={route.datasourceId}
          given={moved?.binding ?? null}
          onConnected={() => onMoved(null)}
          onConnectAnother={() => go({ at: 'connect', datasourceId: route.datasourceId })}
          onToFields={() => go({ at: 'fields', datasourceId: null })}
          onCreateDatasource={() => go({ at: 'new-datasource', copy: null })}
        />
      );
    case 'keys':
      return <KeysPage key={addressOf(route)} id={route.id} onLeave={toList} />;
    case 'several':
      return <TogetherPage onLeave={toList} />;
    case 'move-in':
      return (
        <MoveInPage
          onLeave={() => go({ at: 'transfer', datasourceId: null })}
          onDatasource={(found) => {
            onMoved(found);
            go({ at: 'new-datasource', copy: null });
          }}
          onField={(found) => {
            onMoved(found);
            go({ at: 'connect', datasourceId: null });
          }}
        />
      );
    default:
      return <TabbedPage route={route} from={from} go={go} />;
  }
}

function backTo(origin: Route, wording: Wording): string {
  const part = origin.at === 'field-report' ? 'fields' : origin.at;
  return part === 'datasources' || !(part in wording.tabs)
    ? wording.form.back
    : wording.form.backTo(wording.tabs[part as keyof Wording['tabs']]);
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <Page />
  </SurroundingsProvider>,
);
