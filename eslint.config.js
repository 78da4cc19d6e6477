import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * The floors of the house: who may import whom. A folder lists what it must not reach; see ARCHITECTURE.md.
 * Patterns are matched against the import as written, which is always relative inside the project.
 */
const forbid = (message, ...patterns) => ({ regex: patterns.join('|'), message });
const NODE = '^node:';
const ELECTRON = '^electron($|/)';
const WINDOW = '^(svelte|@xyflow|chart\\.js|bits-ui|@lucide)';
const PARENT = (folder) => `^(\\.\\./)+${folder}/`;

const floors = [
  {
    folder: 'optimizer',
    rules: [
      forbid(
        'optimizer/ is pure numerics and imports nothing above it.',
        NODE,
        ELECTRON,
        WINDOW,
        PARENT('models'),
        PARENT('src-main'),
        PARENT('electron'),
        PARENT('src-renderer'),
      ),
    ],
  },
  {
    folder: 'models',
    rules: [
      forbid(
        'models/ is pure physics: only optimizer/ and models/.',
        NODE,
        ELECTRON,
        WINDOW,
        PARENT('src-main'),
        PARENT('electron'),
        PARENT('src-renderer'),
      ),
    ],
  },
  {
    folder: 'src-main',
    rules: [
      forbid(
        'src-main/ is plain Node: no Electron, no window.',
        ELECTRON,
        WINDOW,
        PARENT('electron'),
        PARENT('src-renderer'),
      ),
    ],
  },
  {
    folder: 'electron',
    rules: [
      forbid(
        'electron/ is the shell: no numerics, no window code.',
        WINDOW,
        PARENT('optimizer'),
        PARENT('src-renderer'),
      ),
    ],
  },
  {
    folder: 'src-renderer',
    rules: [
      forbid(
        'The window reaches the application only through src-main/contract.',
        NODE,
        ELECTRON,
        PARENT('src-main') + '(?!contract/)',
        PARENT('electron'),
      ),
    ],
  },
];

const pureMessage = 'The core is pure: time and randomness come in as arguments.';

export default ts.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      eqeqeq: 'error',
    },
  },
  ...floors.map(({ folder, rules }) => ({
    files: [`${folder}/**/*.{ts,svelte}`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: rules }] },
  })),
  {
    files: ['src-renderer/**/*.{ts,svelte}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...floors[4].rules,
            {
              regex: PARENT('optimizer'),
              message: 'The window uses the types of optimizer/ only.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  {
    files: ['optimizer/**/*.ts', 'models/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'performance', 'setTimeout', 'process', 'window', 'document'].map((name) => ({
          name,
          message: pureMessage,
        })),
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: pureMessage }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
  },
  { files: ['src-renderer/**/*.ts'], languageOptions: { globals: globals.browser } },
);
