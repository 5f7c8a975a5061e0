import { useState } from 'react';
import type { TestReport } from '../../../contract/test-report';
import type { DatasourceListItem } from '../../../contract/datasource';
import type { Outcome } from '../../shared/call';
import { randomIdentifier } from '../../shared/identifier';
import { backend } from '../backend';

/** A test of a saved datasource. */
export type Testing = {
  item: DatasourceListItem;
  baseUrl: string;
  /** The path that is asked for; empty: the base URL itself. */
  path: string;
  /** Null while it runs. */
  outcome: Outcome<TestReport> | null;
};

/** Tests what is saved, token and API, as the editor tests what is typed. `onDone` when the list may be out of date. */
export function useTest(onDone: () => void): {
  testing: Testing | null;
  test: (item: DatasourceListItem) => void;
  close: () => void;
} {
  const [testing, setTesting] = useState<Testing | null>(null);
  const run = async (item: DatasourceListItem): Promise<void> => {
    const running: Testing = { item, baseUrl: item.baseUrl, path: '', outcome: null };
    setTesting(running);
    const found = await backend.getDatasource({ id: item.id });
    if (!found.ok) {
      setTesting((now) => (now?.item === item ? { ...now, outcome: found } : now));
      return;
    }
    const { settings } = found.value;
    const { baseUrl, testPath: path = '' } = settings;
    const draft = { id: item.id, draftId: randomIdentifier(), input: { settings, secrets: {} } };
    const outcome = await backend.testDatasource({ ...draft, path });
    setTesting((now) => (now?.item === item ? { ...now, baseUrl, path, outcome } : now));
    onDone();
  };
  return { testing, test: (item) => void run(item), close: () => setTesting(null) };
}
