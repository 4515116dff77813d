import { SseParser, type SseEvent } from '../../main/ts/client/sse-parser.js';
import { equal, rejects, test, truthy } from './harness.js';
import { newDecoder, utf8 } from './utf8.js';

interface Heard {
  events: SseEvent[];
  retries: number[];
}

function parse(pieces: readonly Uint8Array[]): Heard {
  const heard: Heard = { events: [], retries: [] };
  const parser = new SseParser({
    event: (event) => heard.events.push(event),
    retry: (ms) => heard.retries.push(ms),
  });
  const decoder = newDecoder();
  for (const piece of pieces) parser.push(decoder.decode(piece));
  return heard;
}

const all = (text: string) => parse([utf8(text)]);

/** Everything the format knows, in one stream. */
const RECORDED = [
  '\uFEFFretry: 3400',
  'event: hello',
  'data: {"headSeq":1}',
  '',
  ': a comment',
  ':',
  'id: k3f9.1',
  'event: message',
  'data: {"text":"grüße 👋🏽 from 東京"}',
  '',
  'data:no space',
  'data:  two spaces',
  'data',
  '',
  'id',
  'data: empty id',
  '',
  'id: with\0nul',
  'data: id ignored',
  '',
  'retry: 12x',
  'retry:',
  'retry: 2000',
  'event: nothing to say',
  '',
  'unknown: field',
  'data: type is back to message',
  '',
  'data: never finished',
].join('\n');

const EXPECTED: Heard = {
  events: [
    { type: 'hello', data: '{"headSeq":1}', id: undefined },
    { type: 'message', data: '{"text":"grüße 👋🏽 from 東京"}', id: 'k3f9.1' },
    { type: 'message', data: 'no space\n two spaces\n', id: undefined },
    { type: 'message', data: 'empty id', id: '' },
    { type: 'message', data: 'id ignored', id: undefined },
    { type: 'message', data: 'type is back to message', id: undefined },
  ],
  retries: [3400, 2000],
};

test('parser: a stream with everything in it is understood', () => {
  equal(all(RECORDED), EXPECTED);
});

for (const [name, ending] of [
  ['LF', '\n'],
  ['CR', '\r'],
  ['CRLF', '\r\n'],
] as const) {
  test(`parser: lines that end in ${name} say the same, cut in two at any byte`, () => {
    const bytes = utf8(RECORDED.replace(/\n/g, ending));
    for (let cut = 0; cut <= bytes.length; cut++) {
      equal(parse([bytes.slice(0, cut), bytes.slice(cut)]), EXPECTED, `cut at byte ${cut}`);
    }
  });

  test(`parser: lines that end in ${name} say the same byte by byte`, () => {
    const bytes = utf8(RECORDED.replace(/\n/g, ending));
    equal(parse(Array.from(bytes, (byte) => Uint8Array.of(byte))), EXPECTED);
  });
}

test('parser: line endings may be mixed', () => {
  equal(all('data: a\rdata: b\r\ndata: c\n\r\n').events, [{ type: 'message', data: 'a\nb\nc', id: undefined }]);
});

test('parser: only the first byte order mark is one', () => {
  equal(all('\uFEFF\uFEFFdata: x\n\n').events, []);
  equal(all('data: \uFEFFx\n\n').events[0]?.data, '\uFEFFx');
});

test('parser: a colon at the end, no colon, and colons in the value', () => {
  equal(all('data:\ndata\ndata: a:b: c\n\n').events[0]?.data, '\n\na:b: c');
});

test('parser: an event without data is none', () => {
  equal(all('event: ping\nid: k.1\n\n\n\n').events, []);
});

test('parser: a retry in the middle of an event counts at once', () => {
  equal(all('data: x\nretry: 50\n').retries, [50]);
});

test('parser: a line without end does not fill the memory', async () => {
  const parser = new SseParser({ event: () => {}, retry: () => {} });
  const piece = 'x'.repeat(1 << 18);
  const endless = async () => {
    for (let n = 0; n < 8; n++) parser.push(piece);
  };
  truthy(String(await rejects(endless())).includes('line length'), 'it gives up, and says why');
});
