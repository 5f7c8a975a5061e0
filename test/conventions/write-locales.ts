import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files';
import { localeFile, locales } from './locales';

for (const [language, file] of locales) {
  writeFileSync(join(root, file), await localeFile(language, file));
  console.log(`${file} is written`);
}
