// The floor: a bare `node:http` server that answers every request with the same bytes. The parent gives the answer on
// standard input as JSON, `{ status, headers, body, keepAliveTimeoutMs }` with headers as name, value, name, value.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const { status, headers, body, keepAliveTimeoutMs } = JSON.parse(await text(process.stdin));
const server = createServer((_request, response) => {
  response.writeHead(status, headers);
  response.end(body);
});
server.keepAliveTimeout = keepAliveTimeoutMs;
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.on('SIGTERM', () => process.exit(0));
