import { Type } from 'typebox';
import { snippetProxies, USUAL_GUARD } from '../../domain/guard/snippets/render-snippet.js';
import { named, nullable, someText, stringEnum } from './common.js';

/** Query parameters of getGateSnippet. */
export const GateSnippetQuery = Type.Object({
  proxy: stringEnum(snippetProxies, {
    description:
      'What the configuration is for. The gate has to speak its dialect; `kubernetes` takes `envoy` and `traefik`.',
  }),
  upstream: someText({
    minLength: 1,
    description: "The API's own server: `http://127.0.0.1:3000`, or `unix:` and the path of a socket",
  }),
  listen: someText({
    minLength: 1,
    description: 'Where the proxy is to listen: `127.0.0.1:8080`, or `:8080` for every address',
  }),
  guard: Type.Optional(
    someText({
      default: USUAL_GUARD,
      description:
        'Where gates ask, as the proxy reaches it: an address, or `unix:` and the path of a socket',
    }),
  ),
});

export const GateSnippet = named(
  'GateSnippet',
  Type.Object({
    files: Type.Array(
      Type.Object({
        name: Type.String({ description: 'What the other files call it' }),
        text: Type.String(),
      }),
      { description: 'The file that the proxy is started with comes first' },
    ),
    secretPlaceholder: nullable(
      Type.String({ description: 'Stands where the secret of the gate belongs; null of a gate without one' }),
    ),
  }),
);
