/* global process */
// What `forge deploy` of the locked CLI does between its checks and its uploads, with the CLI's own classes: bundles, checks and
// zips functions and resources. In a process of its own: it needs `require.main` and the app's folder as working directory.
// Reads the job from the environment, writes the result as JSON to the file named there.
const { cpSync, mkdtempSync, mkdirSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** @type {{cliFolder: string, outDir: string, resultFile: string}} */
const job = JSON.parse(process.env.FORGE_PACKAGE_JOB);

async function main() {
  // In the cloud this wraps the functions; here the host does, so an empty file stands in for the download.
  const runtime = mkdtempSync(join(tmpdir(), 'forge-runtime-'));
  mkdirSync(join(runtime, 'dist'));
  for (const name of ['wrapper', 'loader']) writeFileSync(join(runtime, 'dist', `${name}.js`), '// not used here\n');
  process.env.FORGE_RUNTIME_PATH = runtime;

  const cli = join(job.cliFolder, 'node_modules', '@forge', 'cli');
  const requireThere = createRequire(join(cli, 'package.json'));
  const ofCli = (/** @type {string} */ path) => requireThere(join(cli, 'out', path));
  const shared = requireThere('@forge/cli-shared');
  const { getNodeBundler, getWrapperProvider, NativeUIBundler } = requireThere('@forge/bundler');
  const { AppPackager, makeArchiver, PackageUploadDeployCommand } = ofCli('deploy');
  const { RuntimeBundler } = ofCli('deploy/packager/runtime-bundler');
  const { ResourcePackagingService } = ofCli('service/resource-packaging-service');

  const say = (/** @type {unknown} */ text) => process.stderr.write(`${text}\n`);
  const quiet = () => undefined;
  const ui = { info: say, warn: say, error: say, debug: quiet, trace: quiet };
  /** Atlassian's switchboard, which needs a login: everything off. */
  const switches = { isCombinedArtifactUploadEnabled: async () => false, checkGate: async () => false };
  const files = new shared.FileSystemReader();
  const manifestFile = new shared.ConfigFile(files, new shared.FileSystemWriter());
  const newArchive = () => makeArchiver(ui);

  const kept = { functionsDir: join(job.outDir, 'functions'), resources: {}, archives: {} };
  const wrapper = getWrapperProvider({ fileSystemReader: files, statsigService: switches });
  const functions = getNodeBundler(ui, wrapper, manifestFile, switches);
  const pages = new NativeUIBundler(ui);
  // What the archives are made of runs in the host.
  keeping(functions, 'bundle', ({ outputDir }) => cpSync(outputDir, kept.functionsDir, { recursive: true }));
  keeping(pages, 'bundleResources', ({ nativeUiBundlesDetails }) => {
    for (const { key, path } of nativeUiBundlesDetails) {
      kept.resources[key] = join(job.outDir, 'pages', key);
      cpSync(path, kept.resources[key], { recursive: true });
    }
  });
  checkingTypesOnce(pages);
  const archived = (/** @type {string} */ key, /** @type {string} */ zip) => {
    kept.archives[key] = statSync(zip).size;
    rmSync(zip);
  };
  const uploader = {
    uploadArchive: async (/** @type {string} */ zip) => archived('functions', zip),
    uploadHostedResources: async (/** @type {Record<string, {zipPath: string}>} */ all) => {
      for (const [key, { zipPath }] of Object.entries(all)) archived(key, zipPath);
    },
  };

  const packager = new AppPackager(new RuntimeBundler(newArchive, ui, functions, files, manifestFile), pages, ui, {
    reportAppPackaged: async () => undefined,
  });
  const resources = new ResourcePackagingService(
    newArchive,
    files,
    process.cwd(),
    new shared.BridgeScriptService(),
    new shared.IframeResizerScriptService(),
  );
  const texts = new shared.I18nResourceBundlingService();
  const deployer = { deploy: async () => undefined };
  const command = new PackageUploadDeployCommand(packager, uploader, deployer, resources, texts, switches);
  const { app, modules, translations } = await manifestFile.readConfig();
  await command.execute({
    handlers: await manifestFile.getAppHandlers(),
    resources: await manifestFile.getResources(),
    environmentKey: 'production',
    environmentType: 'PRODUCTION',
    packageConfig: app?.package,
    modules,
    i18nConfig: translations,
  });
  rmSync(runtime, { recursive: true });
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  writeFileSync(job.resultFile, JSON.stringify({ ...kept, megabytes }));
}

/**
 * Every page's compiler would check all files of the pages' tsconfig, not those of its page alone: the first says what the
 * others would say again.
 *
 * @param {{getConfigs: (asked: unknown) => Promise<{module: {rules: {loader?: string}[]}}[]>}} pages
 */
function checkingTypesOnce(pages) {
  const plain = pages.getConfigs.bind(pages);
  let checked = false;
  pages.getConfigs = async (asked) => {
    const configs = await plain(asked);
    for (const { module } of checked ? configs : []) {
      module.rules = module.rules.map((rule) =>
        rule.loader === 'ts-loader' ? { ...rule, options: { transpileOnly: true } } : rule,
      );
    }
    checked = true;
    return configs;
  };
}

/**
 * Lets `keep` see what a method answers.
 *
 * @param {Record<string, any>} of @param {string} method @param {(answer: any) => void} keep
 */
function keeping(of, method, keep) {
  const plain = of[method].bind(of);
  of[method] = async (/** @type {unknown[]} */ ...given) => {
    const answer = await plain(...given);
    keep(answer);
    return answer;
  };
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
