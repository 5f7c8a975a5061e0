import type { BehaviourSettings, BindingSettings, ExtractionSettings, QuerySettings } from '../../contract/binding';
import { currentPaging, type SavedPaging } from './saved-paging';

type Later<Settings, Members extends keyof Settings> = Omit<Settings, Members> & Partial<Pick<Settings, Members>>;

/** Settings as any version of this app has saved them: members that came later are absent. */
export type SavedSettings = Later<
  Omit<BindingSettings, 'query' | 'extraction' | 'behaviour'>,
  'value' | 'storesOnChange' | 'copy'
> & {
  query: Later<Omit<QuerySettings, 'paging'>, 'totalPath'> & { paging: SavedPaging };
  extraction: Later<ExtractionSettings, 'details'>;
  behaviour: Later<BehaviourSettings, 'showDetails' | 'labels' | 'initial'>;
};

/** Saved settings as this version reads them: what is absent means what it meant when nobody could choose it. */
export function withDefaults(saved: SavedSettings): BindingSettings {
  return {
    value: null,
    storesOnChange: false,
    copy: null,
    ...saved,
    query: { totalPath: '', ...saved.query, paging: currentPaging(saved.query.paging) },
    extraction: { details: '', ...saved.extraction },
    behaviour: { showDetails: true, labels: 'stored', initial: { kind: 'none' }, ...saved.behaviour },
  };
}
