// Speaks to the server in bytes, for what no proper client would send.
import { once } from 'node:events';
import { connect } from 'node:net';

export const open = async (address) => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  // The server may close while we still send.
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
};

/// Sends bytes and answers all that came back until the server closed: { status, head, body }.
export async function exchange(address, bytes) {
  const socket = await open(address);
  const parts = [];
  socket.on('data', (part) => parts.push(part));
  socket.write(bytes);
  await once(socket, 'close');
  const answer = Buffer.concat(parts).toString();
  const [head, ...rest] = answer.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.[01] (\d+)/.exec(head)?.[1] ?? 0), head, body: rest.join('\r\n\r\n') };
}

/// A request with `Connection: close`; header lines as they are given.
export const request = (address, line, headers = [], body = '') =>
  exchange(address, Buffer.concat([
    Buffer.from([line, `Host: ${new URL(address).host}`, 'Connection: close', ...headers, '', ''].join('\r\n'), 'latin1'),
    Buffer.from(body),
  ]));
