import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Who may import what: the house's import rule (README, "How it works"). One entry a room. */
const onlyStorage = { name: '@forge/kvs', message: 'Only src/storage talks to Forge storage.' };
const onlyJira = {
  name: '@forge/api',
  message: 'Only src/jira calls Jira; only src/http and src/runtime touch Forge’s fetch.',
};
const noHost = { group: ['**/host/**', '**/test/**'], message: 'src never imports host or test.' };
const noForge = { group: ['@forge/*'], message: 'This room is free of Forge: hand in what it needs.' };
const noFrontend = { group: ['**/frontend/**'], message: 'The backend never imports the frontend.' };

/** @param {string[]} files @param {object[]} paths @param {object[]} patterns */
const room = (files, paths, patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] },
});

/** @param {string} project @param {string[]} files @param {string[]} ignores */
const typedBy = (project, files, ignores = []) => ({
  files,
  ignores,
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
});

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '.forge-local/',
    '.cache/',
    'test-results/',
    'pictures/',
    'playwright-report/',
    '**/dist/',
    '**/fixtures/**/*.js',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  // Each file is checked with one project: a list would load them all for every file.
  typedBy('./tsconfig.json', ['src/**/*.ts'], ['src/frontend/**']),
  typedBy('./src/frontend/tsconfig.json', ['src/frontend/**/*.{ts,tsx}']),
  typedBy('./host/tsconfig.json', ['host/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', '*.ts']),
  {
    files: ['**/*.tsx', 'src/frontend/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  room(['src/**/*.ts'], [onlyStorage, onlyJira], [noHost, noFrontend]),
  room(['src/storage/**'], [onlyJira], [noHost, noFrontend]),
  room(['src/jira/**', 'src/http/**', 'src/runtime/**'], [onlyStorage], [noHost, noFrontend]),
  room(
    ['src/{datasources,oauth,extract,fields,refresh,presets,transfer,health,audit}/**'],
    [],
    [noHost, noFrontend, noForge],
  ),
  room(['src/{contract,base}/**'], [], [noHost, noFrontend, noForge]),
  room(
    ['src/frontend/**'],
    [],
    [
      noHost,
      {
        group: [
          '**/{datasources,oauth,extract,fields,refresh,transfer,health,audit,http,jira,storage,base,runtime,resolvers,triggers}/**',
          '@forge/api',
          '@forge/kvs',
        ],
        message: 'The frontend shares only src/contract with the backend.',
      },
    ],
  ),
  { files: ['src/**'], rules: { 'no-console': 'error' } },
  { files: ['src/base/log.ts'], rules: { 'no-console': 'off' } },
);
