import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files';
import { guideFile, guidePage } from './guide';

writeFileSync(join(root, guideFile), await guidePage());
console.log(`${guideFile} is written`);
