import { showFlag } from '@forge/bridge';
import ForgeReconciler, { Spinner } from '@forge/react';
import React from 'react';
import type { DatasourceView } from '../../contract/datasource';
import { getStartedModule } from '../shared/modules';
import { SurroundingsProvider, useSurroundings } from '../shared/surroundings';
import { ConfigurePage } from './connect/configure-page';
import { ConnectPage } from './connect/connect-page';
import { EditorPage } from './editor/editor-page';
import { GetStartedPage } from './get-started-page';
import { addressOf, home, type Route } from './routes/route';
import { useLastPlace } from './routes/use-last-place';
import { useRoute, type Go } from './routes/use-route';
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
  return route === null ? <Spinner size="large" label={words.loading} /> : <Place route={route} from={from} go={go} />;
}

function Place({ route, from, go }: { route: Route; from: Route | null; go: Go }): React.JSX.Element {
  const words = useSurroundings().wording.list;
  const toList = (): void => go(home);
  /** A datasource that no field uses is half of the way: the other half comes next. */
  const afterSave = ({ id, settings, usedBy }: DatasourceView, isNew: boolean): void => {
    const title = isNew ? words.created(settings.name) : words.saved(settings.name);
    showFlag({ id: `saved-${id}`, type: 'success', title, isAutoDismiss: true });
    if (isNew && usedBy.length === 0) go({ at: 'connect', datasourceId: id }, 'replace');
    else go(home, 'replace');
  };
  switch (route.at) {
    case 'new-datasource':
      return (
        <EditorPage
          key={addressOf(route)}
          editing={route.copy === null ? { what: 'new' } : { what: 'copy', ...route.copy }}
          onLeave={toList}
          onSaved={(view) => afterSave(view, true)}
        />
      );
    case 'datasource':
      return (
        <EditorPage
          key={addressOf(route)}
          editing={{ what: 'saved', id: route.id }}
          onLeave={toList}
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
          onConnectAnother={() => go({ at: 'connect', datasourceId: route.datasourceId })}
          onToFields={() => go({ at: 'fields', datasourceId: null })}
          onCreateDatasource={() => go({ at: 'new-datasource', copy: null })}
        />
      );
    default:
      return <TabbedPage route={route} from={from} go={go} />;
  }
}

ForgeReconciler.render(
  <SurroundingsProvider>
    <Page />
  </SurroundingsProvider>,
);
