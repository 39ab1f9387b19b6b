// Bytes on the wire of the start page with everything that a browser then asks for, heads included.
import { once } from 'node:events';
import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { prepareDatabase, serve, withFolder } from './server.mjs';

async function fetchBytes(address, path) {
  const asked = get(address + path, { agent: false, headers: { 'Accept-Encoding': 'gzip, br' } });
  const [answer] = await once(asked, 'response');
  const pieces = [];
  for await (const piece of answer) pieces.push(piece);
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
  const body = Buffer.concat(pieces);
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[answer.headers['content-encoding']] ?? ((bytes) => bytes);
  return { bytes: asked.socket.bytesRead, text: unpack(body).toString() };
}

function loadedBy(path, text) {
  if (path.endsWith('.css')) return [...text.matchAll(/url\(["']?([^"')]+)/g)].map(([, url]) => url);
  if (path.includes('.')) return [];
  const links = [...text.matchAll(/<link [^>]*rel="(?:stylesheet|preload|icon)"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)[1]);
  const sources = [...text.matchAll(/<(?:script|img)[^>]* src="([^"]+)"/g)].map(([, url]) => url);
  return [...links, ...sources];
}

export const measure = () => withFolder(async (folder) => {
  const server = await serve(await prepareDatabase(folder));
  try {
    const seen = new Map();
    const waiting = ['/'];
    while (waiting.length > 0) {
      const path = waiting.pop();
      if (seen.has(path) || path.startsWith('data:')) continue;
      const { bytes, text } = await fetchBytes(server.address, path);
      seen.set(path, bytes);
      waiting.push(...loadedBy(path, text).map((url) => (url.startsWith('data:') ? url : new URL(url, server.address + path).pathname)));
    }
    const total = [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
    return [{
      what: 'first visit', against: 'limit', more: false, goal: 1, ours: total / 1000, theirs: 60, unit: 'kB',
      note: [...seen].map(([path, bytes]) => `${path.replace('/static/', '')} ${(bytes / 1000).toFixed(1)}`).join(', '),
    }];
  } finally {
    await server.stop();
  }
});
