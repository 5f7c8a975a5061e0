// The file system of a function: only `/tmp` can be written to.
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What writes, with the positions of the paths that it changes. */
const writing = /** @type {Record<string, number[]>} */ ({
  writeFile: [0],
  appendFile: [0],
  createWriteStream: [0],
  mkdir: [0],
  mkdtemp: [0],
  rm: [0],
  rmdir: [0],
  unlink: [0],
  truncate: [0],
  rename: [0, 1],
  copyFile: [1],
  cp: [1],
  symlink: [1],
  link: [1],
});

const writable = ['/tmp', tmpdir()].map((folder) => resolve(folder));

export function keepFilesReadOnly() {
  for (const [name, positions] of Object.entries(writing)) {
    for (const [module, own] of /** @type {[any, string][]} */ ([
      [fs, name],
      [fs, `${name}Sync`],
      [fs.promises, name],
    ])) {
      const plain = module[own];
      if (typeof plain !== 'function') continue;
      module[own] = (/** @type {any[]} */ ...given) => {
        for (const position of positions) {
          const refused = refusalOf(given[position], own);
          if (refused === null) continue;
          if (module === fs.promises) return Promise.reject(refused);
          throw refused;
        }
        return plain(...given);
      };
    }
  }
}

/** @param {unknown} path @param {string} call */
function refusalOf(path, call) {
  // A descriptor was opened before, and Buffers are not worth the trouble here.
  if (typeof path !== 'string' && !(path instanceof URL)) return null;
  const file = resolve(path instanceof URL ? fileURLToPath(path) : path);
  if (writable.some((folder) => file === folder || file.startsWith(folder + sep))) return null;
  const message = `EROFS: read-only file system, ${call} '${file}'`;
  return Object.assign(new Error(message), { code: 'EROFS', syscall: call, path: file });
}
