import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customUiFiles, customUiFolder } from './custom-ui';
import { root } from './files';

mkdirSync(join(root, customUiFolder), { recursive: true });
for (const [path, text] of await customUiFiles()) {
  writeFileSync(join(root, path), text);
  console.log(`${path} is written, ${Buffer.byteLength(text)} bytes`);
}
