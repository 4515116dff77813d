// Makes src/main/ts/ui/emoji/emoji-data.ts from the npm package emojibase-data (MIT). Only needed when the data get newer:
//   npm pack emojibase-data@17.0.0 && tar xzf emojibase-data-17.0.0.tgz && node src/emoji/make.mjs package
import { readFileSync, writeFileSync } from 'node:fs';

/** Newer emoji show as boxes on too many systems still. */
const NEWEST = 15.1;
/** Parts that are no emoji of their own: hair, skin. */
const COMPONENTS = 2;

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const { version } = read('package.json');
const github = read('en/shortcodes/github.json');
const emojibase = read('en/shortcodes/emojibase.json');
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const groups = new Map();
for (const { emoji, text, hexcode, group, order, version, tags, label, type } of read('en/data.json')) {
  if (group === undefined || group === COMPONENTS || version > NEWEST) continue;
  // The well-known short codes first; the last one reads as a name.
  const own = list(emojibase[hexcode]);
  const named = own.find((code) => code === label.toLowerCase().replace(/[^a-z0-9]+/g, '_'));
  const codes = [...new Set([...list(github[hexcode]), ...own])].filter((code) => code !== named);
  if (named ?? own[0]) codes.push(named ?? codes.splice(codes.indexOf(own[0]), 1)[0]);
  if (codes.length === 0) continue;
  const known = new Set(codes.flatMap((code) => code.split('_')));
  const words = (tags ?? []).flatMap((tag) => tag.toLowerCase().split(/[^a-z0-9]+/));
  const more = [...new Set(words)].filter((word) => word.length > 1 && !known.has(word));
  const lines = groups.get(group) ?? groups.set(group, []).get(group);
  lines.push([order, `${emoji} ${codes.join(' ')}${more.length > 0 ? `|${more.join(' ')}` : ''}`]);
}

const licence = readFileSync(`${folder}/LICENSE`, 'utf8').trim();
const data = [...groups.entries()].sort(([a], [b]) => a - b);
const body = data.map(
  ([, lines]) =>
    `  \`${lines
      .sort(([a], [b]) => a - b)
      .map(([, line]) => line)
      .join('\n')}\`,\n`,
);
writeFileSync(
  new URL('../main/ts/ui/emoji/emoji-data.ts', import.meta.url),
  `/*!\n * emoji-data: made from emojibase-data ${version} (https://emojibase.dev)\n *\n${licence
    .split('\n')
    .map((line) => ` * ${line}`.trimEnd())
    .join('\n')}\n */\n\n` +
    '// Made by src/emoji/make.mjs; not to be edited by hand.\n\n' +
    '/** One text for each category; one line for each emoji: `🎉 tada party|celebration popper`: itself, its codes, more words. */\n' +
    `export const emojiData: readonly string[] = [\n${body.join('')}];\n`,
);
console.log(data.map(([group, lines]) => `${group}: ${lines.length}`).join(', '));
