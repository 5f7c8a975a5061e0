import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { root } from './files';

/** The folder of the Custom UI, which Forge takes as it lies: nobody builds it when the app is deployed. */
export const customUiFolder = 'static/workflow-rule';

const source = fileURLToPath(new URL('../../src/frontend/workflow-rule/', import.meta.url));

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Connected Fields</title>
    <link rel="stylesheet" href="page.css" />
    <script type="module" src="page.js"></script>
  </head>
  <body></body>
</html>
`;

/** Its files by their path, made from `src/frontend/workflow-rule`. */
export async function customUiFiles(): Promise<Map<string, string>> {
  const [bundle] = (await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    mode: 'production',
    build: {
      write: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: `${source}index.ts`, formats: ['es'], fileName: () => 'page.js' },
      rolldownOptions: { output: { codeSplitting: false, minify: true, comments: { legal: false } } },
    },
  })) as Rolldown.RolldownOutput[];
  return new Map([
    [`${customUiFolder}/index.html`, html],
    [`${customUiFolder}/page.css`, readFileSync(`${source}page.css`, 'utf8')],
    [`${customUiFolder}/page.js`, bundle?.output[0].code ?? ''],
  ]);
}
