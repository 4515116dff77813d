// The types of the npm package. `check` fails when those checked in are not those of the source, or when a page cannot be
// compiled against the packed package; `write` brings them up to date. Needs what the ui-check profile installs.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const [, , task] = process.argv;
const work = 'target/ui-check';
const made = join(work, 'types');
const kept = 'src/main/npm/types';

const tsc = (...args) => execFileSync(join(work, 'node_modules/.bin/tsc'), args, { stdio: 'inherit' });

/** The declarations that these need, among those that were made. */
function closure(entries) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)) {
      visit(join(dirname(file), `${path}.d.ts`));
    }
  };
  entries.forEach((entry) => visit(join(made, entry)));
  return [...found].map((file) => relative(made, file)).sort();
}

/** Whatever the package gives can be imported where there is no document, and brings all that the types promise. */
function importOnServer() {
  const script = `
    const element = await import('@frontrow/chat/element');
    const moderation = await import('@frontrow/chat/moderation');
    const client = await import('@frontrow/chat');
    await import('@frontrow/chat/vue');
    const missing = ['FrontrowChat', 'ChatTheme', 'english', 'ChatClient'].filter((name) => !element[name]);
    missing.push(...['ModerationPanel', 'staffEnglish', 'english', 'ChatTheme'].filter((name) => !moderation[name]));
    if (missing.length > 0) throw new Error('not exported on a server: ' + missing);
    if ('document' in globalThis || 'HTMLElement' in globalThis) throw new Error('it leaves something of a browser behind');
    new client.ChatClient({ stream: 'launch-day' });
  `;
  execFileSync('node', ['--input-type=module', '--eval', script], { cwd: work, stdio: 'inherit' });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

rmSync(made, { recursive: true, force: true });
tsc('--project', 'tsconfig.types.json');
const wanted = closure([
  'client/index.d.ts',
  'react/chat.d.ts',
  'react/use-chat.d.ts',
  'ui/i18n/strings.d.ts',
  'ui/i18n/staff-strings.d.ts',
]);

if (task === 'write') {
  rmSync(kept, { recursive: true, force: true });
  for (const file of wanted) {
    mkdirSync(dirname(join(kept, file)), { recursive: true });
    writeFileSync(join(kept, file), readFileSync(join(made, file)));
  }
} else {
  const there = existsSync(kept)
    ? readdirSync(kept, { recursive: true })
        .map(String)
        .filter((file) => file.endsWith('.d.ts'))
        .sort()
    : [];
  const same = (file) =>
    existsSync(join(kept, file)) && readFileSync(join(kept, file), 'utf8') === readFileSync(join(made, file), 'utf8');
  const stale = [...wanted.filter((file) => !same(file)), ...there.filter((file) => !wanted.includes(file))];
  if (stale.length > 0)
    fail(`types of the npm package out of date: ${stale.join(', ')}\nrun: node src/test/node/types.mjs write`);

  // Packed and unpacked, as npm would bring it to somebody; the compiler then finds it by its name.
  const filename = readdirSync('target').find((name) => name.endsWith('-npm.tgz'));
  if (!filename) fail('no npm package in target: it is made in the package phase');
  const installed = join(work, 'node_modules/@frontrow/chat');
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join('target', filename), '--strip-components=1', '-C', installed]);
  for (const wantedFile of ['README.md', 'LICENSE', 'package.json', 'frontrow-chat.js']) {
    if (!existsSync(join(installed, wantedFile))) fail(`the npm package lacks ${wantedFile}`);
  }
  importOnServer();
  cpSync('src/test/types/consumer.ts', join(work, 'consumer.ts'));
  for (const resolution of ['bundler', 'nodenext']) {
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
    tsc(
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom,dom.iterable',
      '--types',
      '',
      '--module',
      module,
      '--moduleResolution',
      resolution,
      join(work, 'consumer.ts'),
    );
  }
  console.log(`[npm package] ${filename}: a page compiles against it, and a server imports it`);
}
