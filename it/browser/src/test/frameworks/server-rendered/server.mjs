// A page that a server writes with React, without a bundler: the browser gets the tag, and the element's own files.
import '@frontrow/chat/element';
import { Chat } from '@frontrow/chat/react';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const port = process.argv[process.argv.indexOf('--port') + 1];
const files = dirname(fileURLToPath(import.meta.resolve('@frontrow/chat/package.json')));

createServer(async (incoming, outgoing) => {
  const { pathname } = new URL(incoming.url, 'http://localhost');
  if (pathname.startsWith('/api/')) {
    const onward = request(process.env.CHAT_SERVER + incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  } else if (/^\/frontrow\/[\w-]+\.js$/.test(pathname)) {
    const script = await readFile(join(files, pathname.slice('/frontrow/'.length))).catch(() => undefined);
    outgoing.writeHead(script ? 200 : 404, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' }).end(script);
  } else {
    const chat = renderToString(createElement(Chat, { streamId: 'r', api: '/api', style: { height: '90vh' } }));
    outgoing.writeHead(200, { 'Content-Type': 'text/html;charset=utf-8' });
    outgoing.end(`<!doctype html><html lang="en"><title>My stream</title>${chat}<script type="module" src="/frontrow/frontrow-chat.js"></script></html>`);
  }
}).listen(port);
