// One host without pages, in a process of its own that may be killed: DATA FUNCTIONS.
import { fileURLToPath } from 'node:url';
import { startHost } from '../../host/host';

const [dataDir = '', functionsDir = ''] = process.argv.slice(2);
const host = await startHost({
  appFolder: fileURLToPath(new URL('../..', import.meta.url)),
  dataDir,
  port: 0,
  examples: false,
  bundle: { kind: 'quick', build: () => Promise.resolve({ functionsDir, resources: {} }) },
  pages: null,
  sandbox: null,
});
console.log(`ready ${host.url}`);
