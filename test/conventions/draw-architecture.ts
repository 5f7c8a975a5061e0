import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { architectureFile, architecturePage } from './architecture';
import { root } from './files';

writeFileSync(join(root, architectureFile), await architecturePage());
console.log(`${architectureFile} is drawn`);
