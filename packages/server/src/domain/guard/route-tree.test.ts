import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemplate, shapeOf, type TemplateSegment } from './path-template.js';
import { createRouteTree } from './route-tree.js';

function treeOf(...routes: string[]) {
  return createRouteTree(
    routes.map((name) => {
      const [method = '', template = ''] = name.split(' ');
      return { method, segments: segmentsOf(template), route: name };
    }),
  );
}

function segmentsOf(template: string): readonly TemplateSegment[] {
  const segments = readTemplate(template);
  if (typeof segments === 'string') throw new Error(segments);
  return segments;
}

const tree = treeOf(
  'GET /orders',
  'POST /orders',
  'GET /orders/{id}',
  'GET /orders/mine',
  'POST /orders/{id}:refund',
  'POST /orders/{id}',
  'GET /{any}/items',
  'GET /Files/{name}',
  'GET /',
);
const find = (method: string, path: string) => {
  const found = tree.find(method, path);
  return found === undefined || found === 'ambiguous' ? found : found.route;
};

describe('a route', () => {
  it.each([
    ['GET', '/orders', 'GET /orders'],
    ['GET', '/orders/', 'GET /orders'],
    ['GET', '/ORDERS', 'GET /orders'],
    ['POST', '/orders', 'POST /orders'],
    ['GET', '/orders/17', 'GET /orders/{id}'],
    ['GET', '/orders/17/', 'GET /orders/{id}'],
    ['GET', '/orders/mine', 'GET /orders/mine'],
    ['HEAD', '/orders/17', 'GET /orders/{id}'],
    ['POST', '/orders/17:refund', 'POST /orders/{id}:refund'],
    ['POST', '/orders/17:other', 'POST /orders/{id}'],
    ['POST', '/orders/17', 'POST /orders/{id}'],
    ['GET', '/orders/17:refund', 'GET /orders/{id}'],
    ['GET', '/orders/items', 'GET /orders/{id}'],
    ['GET', '/others/items', 'GET /{any}/items'],
    ['GET', '/files/a%20b', 'GET /Files/{name}'],
    ['GET', '/', 'GET /'],
  ])('is found for %s %s: %s', (method, path, route) => {
    expect(find(method, path)).toBe(route);
  });

  it.each([
    ['DELETE', '/orders'],
    ['get', '/orders'],
    ['OPTIONS', '/orders'],
    ['GET', '/order'],
    ['GET', '/orders/17/items'],
    ['GET', '/orders%2F17'],
    ['POST', '/orders/:refund'],
    ['POST', '/orders/1:2:refund'],
    ['PUT', '/'],
  ])('is not found for %s %s', (method, path) => {
    expect(find(method, path)).toBeUndefined();
  });

  it.each([
    // A server that decodes before it looks takes it for the verb.
    ['POST', '/orders/17%3Arefund'],
    ['POST', '/orders/17%3AREFUND'],
    // For a server to which letter case counts it is the order of that id.
    ['GET', '/orders/MINE'],
    ['POST', '/orders/17:REFUND'],
  ])('is uncertain for %s %s', (method, path) => {
    expect(find(method, path)).toBe('ambiguous');
  });

  it('is certain where letter case leads to no other', () => {
    expect(find('GET', '/FILES/x')).toBe('GET /Files/{name}');
    expect(find('GET', '/orders/a%40B')).toBe('GET /orders/{id}');
  });

  // Allowed by `paths`, these stand in parameters; some servers cut off what follows the semicolon, or decode the slash.
  it.each([
    ['GET', '/orders/mine;v=1'],
    ['GET', '/orders/MINE;v=1'],
    ['GET', '/orders%2Fmine/items'],
    ['GET', '/orders%2Fmine;v=1/items'],
    ['GET', '/orders/;v=1%2Fmine'],
  ])('is uncertain for %s %s, which other servers read as another', (method, path) => {
    const many = treeOf(
      'GET /orders/{id}',
      'GET /orders/mine',
      'GET /{any}/items',
      'GET /orders/mine/items',
      'GET /orders/{id}/mine',
    );
    expect(many.find(method, path)).toBe('ambiguous');
  });

  it.each(['/orders/a;v=1', '/orders/a%2Fb', '/orders/a%2Fb;v=1'])(
    'is certain for %s where no other fits it in any reading',
    (path) => {
      expect(find('GET', path)).toBe('GET /orders/{id}');
    },
  );

  it('comes with the segments as they were sent', () => {
    expect(tree.find('GET', '/ORDERS/aB%20/')).toEqual({
      route: 'GET /orders/{id}',
      segments: ['ORDERS', 'aB%20'],
    });
  });

  it('is told of by the methods that a path takes', () => {
    expect(tree.methodsAt('/orders/17')).toEqual(['GET', 'POST']);
    expect(tree.methodsAt('/nothing/here/at/all')).toEqual([]);
  });
});

describe('a route of HEAD', () => {
  const heads = treeOf(
    'HEAD /orders/{id}',
    'GET /orders/export',
    'GET /orders/{orderId}',
    'HEAD /Files',
    'GET /files',
    'HEAD /alone',
  );
  const find = (path: string) => {
    const found = heads.find('HEAD', path);
    return found === undefined || found === 'ambiguous' ? found : found.route;
  };

  it('goes before that of GET of the same form', () => {
    expect(find('/orders/17')).toBe('HEAD /orders/{id}');
    expect(find('/files')).toBe('HEAD /Files');
    expect(find('/alone')).toBe('HEAD /alone');
  });

  it('is uncertain where another of GET fits, which servers answer HEAD by', () => {
    expect(find('/orders/export')).toBe('ambiguous');
  });
});

/** The best of all templates that match, segment by segment: a literal before a verb before a parameter. */
function naive(templates: readonly string[], path: string): string | undefined {
  const parts = path.slice(1).split('/');
  const ranked = templates.flatMap((template) => {
    const segments = segmentsOf(template);
    if (segments.length !== parts.length) return [];
    const ranks = segments.map((segment, at) => rankOf(segment, parts[at] ?? ''));
    return ranks.includes(undefined) ? [] : { template, ranks: ranks.join('') };
  });
  ranked.sort((a, b) => (a.ranks < b.ranks ? -1 : 1));
  return ranked[0]?.template;
}

function rankOf(segment: TemplateSegment, part: string): 0 | 1 | 2 | undefined {
  if ('literal' in segment) return segment.literal === part ? 0 : undefined;
  if (segment.verb === undefined) return 2;
  const [id, verb, ...more] = part.split(':');
  return id !== '' && verb === segment.verb && more.length === 0 ? 1 : undefined;
}

const segment = fc.constantFrom('a', 'b', '{x}', '{x}:v', '{x}:w');
const template = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.map((part, at) => part.replace('x', `x${at}`)).join('/')}`);
const templates = fc.uniqueArray(template, {
  maxLength: 30,
  selector: (each) => shapeOf(segmentsOf(each)),
});
const asked = fc
  .array(fc.constantFrom('a', 'b', 'c', 'a:v', 'b:w', 'c:v', 'c:x'), { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`);

describe('whatever the routes', () => {
  it('finds the one that a look at all of them finds', () => {
    let found = 0;
    fc.assert(
      fc.property(templates, asked, (all, path) => {
        const many = createRouteTree(
          all.map((each) => ({ method: 'GET', segments: segmentsOf(each), route: each })),
        );
        const got = many.find('GET', path);
        if (got !== undefined) found++;
        expect(got === undefined || got === 'ambiguous' ? got : got.route).toBe(naive(all, path));
      }),
      { numRuns: 5_000 },
    );
    expect(found).toBeGreaterThan(300);
  });
});
