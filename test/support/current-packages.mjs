import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from '../../host/ensure-packages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Before the first test: after a pull, a missing package would otherwise show as a test that cannot be loaded. */
export default function checkPackages() {
  if (isInstalled(root)) return;
  throw new Error('The installed packages are not those of package-lock.json. Run: npm install --ignore-scripts');
}
