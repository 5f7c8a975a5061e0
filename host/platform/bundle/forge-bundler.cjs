/* global process */
// Runs Forge's own bundler in a process of its own: it needs `require.main`, the app's folder as working directory, and
// it changes global state. Reads the job from the environment, writes the result as JSON to the file named there.
const { mkdtempSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** @type {{manifest: object, functions: {name: string, path: string}[], pages: {name: string, path: string}[], resultFile: string}} */
const job = JSON.parse(process.env.FORGE_BUNDLE_JOB);

async function main() {
  // In the cloud this wraps the functions; here the host does, so an empty file stands in for the download.
  const runtime = mkdtempSync(join(tmpdir(), 'forge-runtime-'));
  mkdirSync(join(runtime, 'dist'));
  for (const name of ['wrapper', 'loader']) writeFileSync(join(runtime, 'dist', `${name}.js`), '// not used here\n');
  process.env.FORGE_RUNTIME_PATH = runtime;

  const { getNodeBundler, NativeUIBundler, getWrapperProvider } = require('@forge/bundler');
  const { FileSystemReader } = require('@forge/cli-shared');
  const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
  const quiet = () => undefined;
  const logger = { info: quiet, debug: quiet, trace: quiet, warn: say, error: say };

  const result = { functionsDir: '', resources: {} };
  if (job.part === 'functions') {
    const wrapper = getWrapperProvider({ fileSystemReader: new FileSystemReader() });
    const bundler = getNodeBundler(logger, wrapper, { readConfig: async () => job.manifest });
    const built = await bundler.bundle({ appDirectory: process.cwd(), entryPoints: job.functions });
    result.functionsDir = built.outputDir;
  } else {
    // One after the other: each has a compiler of its own, which together need gigabytes. Every one of them would check all
    // files of the pages' tsconfig, not those of its page alone: the first says what the others would say again.
    class Unchecked extends NativeUIBundler {
      /** @param {unknown} asked */
      async getConfigs(asked) {
        const configs = await super.getConfigs(asked);
        for (const { module } of configs) module.rules = module.rules.map(withoutTypes);
        return configs;
      }
    }
    for (const [at, { name, path }] of job.pages.entries()) {
      const page = [{ key: name, path }];
      const bundler = new (at === 0 ? NativeUIBundler : Unchecked)(logger);
      const built = await bundler.bundleResources(page, undefined, false);
      for (const { key, path: folder } of built.nativeUiBundlesDetails) result.resources[key] = folder;
    }
  }
  rmSync(runtime, { recursive: true });
  writeFileSync(job.resultFile, JSON.stringify(result));
}

/** @param {{loader?: string}} rule */
function withoutTypes(rule) {
  return rule.loader === 'ts-loader' ? { ...rule, options: { transpileOnly: true } } : rule;
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
