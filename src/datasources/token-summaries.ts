import type { DatasourceListItem } from '../contract/datasource';
import type { DatasourceRecord } from './saved-datasource';

/** Token states of many datasources, read in batches. Datasources without OAuth 2.0 are absent. */
export type TokenSummaries = (records: DatasourceRecord[]) => Promise<Map<string, DatasourceListItem['token']>>;
