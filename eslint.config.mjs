import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

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
  { files: ['src/**'], rules: { 'no-console': 'error' } },
  { files: ['src/base/log.ts'], rules: { 'no-console': 'off' } },
);
