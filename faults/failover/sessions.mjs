import { connect } from 'node:net';

/** More than a server gives. */
const MANY = 80;
const PROTOCOL_3 = 196608;

/**
 * Opens sessions of PostgreSQL and holds them; those that end or are refused are opened again, as clients do that want in.
 */
export function openSessions(hostAndPort, parameters) {
  const [host, port] = hostAndPort.split(':');
  const sockets = new Set();
  let isOver = false;

  function open() {
    if (isOver) return;
    const socket = connect(Number(port), host, () => socket.write(startupMessage(parameters)));
    sockets.add(socket);
    // What the server says is of no interest, but has to be read for its end to be noticed.
    socket.resume();
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      setTimeout(open, 100).unref();
    });
  }
  for (let number = 0; number < MANY; number++) open();
  return {
    close() {
      isOver = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

function startupMessage(parameters) {
  const text = Object.entries(parameters)
    .map(([name, value]) => `${name}\0${value}\0`)
    .join('');
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(PROTOCOL_3, 4);
  return Buffer.concat([head, body]);
}
