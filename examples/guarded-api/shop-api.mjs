// The API of a small shop. It checks no credential: a gate has done that, and says in headers who calls.
//   PORT=3000 node shop-api.mjs
import { createServer } from 'node:http';

const MOST_BODY_BYTES = 10_000;
const MOST_ORDERS = 1_000;

/** Orders by project. Gone with the process. */
const ordersOf = new Map();

const routes = [
  [
    'GET',
    /^\/v1\/openapi\.json$/,
    () => [200, { openapi: '3.1.0', info: { title: 'Shop API', version: '1' } }],
  ],
  ['GET', /^\/v1\/projects\/([^/]+)\/orders$/, ({ project }) => [200, { orders: listOf(project) }]],
  ['POST', /^\/v1\/projects\/([^/]+)\/orders$/, createOrder],
  ['GET', /^\/v1\/projects\/([^/]+)\/orders\/(\d+)$/, ({ order }) => (order ? [200, order] : NOT_FOUND)],
  ['POST', /^\/v1\/projects\/([^/]+)\/orders\/(\d+):refund$/, refund],
  ['GET', /^\/v1\/reports\/(\d{4})$/, ({ first }) => [200, { year: Number(first), orders: countAll() }]],
];
const NOT_FOUND = [404, { error: 'there is no such thing in the shop' }];

function listOf(project) {
  return ordersOf.get(project) ?? [];
}

function countAll() {
  return [...ordersOf.values()].reduce((sum, orders) => sum + orders.length, 0);
}

function createOrder({ project, body, caller }) {
  if (typeof body?.item !== 'string')
    return [400, { error: 'item: must be a text, such as {"item":"lamp"}' }];
  if (countAll() >= MOST_ORDERS)
    return [409, { error: `the shop has ${MOST_ORDERS} orders, and takes no more` }];
  const orders = listOf(project);
  const order = { id: orders.length + 1, item: body.item, status: 'open', createdBy: caller };
  ordersOf.set(project, [...orders, order]);
  return [201, order];
}

function refund({ order, caller }) {
  if (!order) return NOT_FOUND;
  Object.assign(order, { status: 'refunded', refundedBy: caller });
  return [200, order];
}

async function answer(request) {
  // Whoever comes around the gate has no decision.
  if (request.headers['x-sallyport-decision'] === undefined)
    return [403, { error: 'this API is called through its gate' }];
  const [path] = request.url.split('?');
  const found = routes.find(([method, form]) => method === request.method && form.test(path));
  if (found === undefined) return NOT_FOUND;
  const [, form, serve] = found;
  const [, first, id] = form.exec(path);
  const order = listOf(first).find((each) => String(each.id) === id);
  const body = request.method === 'POST' ? await readJson(request) : undefined;
  return serve({ first, project: first, order, body, caller: request.headers['x-sallyport-caller'] });
}

async function readJson(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    if (text.length <= MOST_BODY_BYTES) text += chunk;
  }
  try {
    return text.length > MOST_BODY_BYTES ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const server = createServer(async (request, response) => {
  try {
    const [status, body] = await answer(request);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
  } catch {
    // The caller broke off.
    response.destroy();
  }
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`The shop is at http://127.0.0.1:${server.address().port}`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
