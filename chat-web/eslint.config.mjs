// The linter of `./mvnw -Pui-check`, which puts it and what it needs into target/ui-lint.
import { createRequire } from 'node:module';

const require = createRequire(new URL('./target/ui-lint/', import.meta.url));
const eslint = require('@eslint/js');
const typescript = require('typescript-eslint');

export default typescript.config(
  { files: ['src/main/ts/**/*.ts', 'src/test/ts/**/*.ts'] },
  eslint.configs.recommended,
  typescript.configs.recommended,
  {
    rules: {
      // What is left out on purpose is called `_`: `const { text: _, ...tombstone } = message`.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_$', varsIgnorePattern: '^_$' }],
    },
  },
);
