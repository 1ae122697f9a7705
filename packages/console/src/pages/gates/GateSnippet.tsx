import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Gate, getGateSnippet, type Snippet, type SnippetWish } from '../../api/calls/guard.js';
import { read } from '../../api/query.js';
import { snippetProxies, USUAL_GUARD } from '../../domain.js';
import { Actions, Button } from '../../kit/Button.js';
import { Code } from '../../kit/Code.js';
import { CopyButton } from '../../kit/Copy.js';
import { DownloadButton } from '../../kit/Download.js';
import { SelectField, TextField } from '../../kit/Field.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import { useForm } from '../../kit/useForm.js';
import { proxiesOf } from './proxies.js';

type Proxy = SnippetWish['proxy'];

const NAMES: Readonly<Record<Proxy, string>> = {
  nginx: 'nginx',
  caddy: 'Caddy',
  traefik: 'Traefik',
  envoy: 'Envoy',
  haproxy: 'HAProxy',
  kubernetes: 'Kubernetes gateway',
};

/** The whole configuration of a proxy that asks at the gate, as files to copy. */
export function GateSnippet({ orgId, gate }: { orgId: string; gate: Gate }) {
  const proxies = proxiesOf(gate);
  return (
    <section className="card stack" aria-labelledby="snippet">
      <h2 id="snippet">Configuration</h2>
      {proxies.length === 0 ? (
        <p className="quiet">
          There is no configuration for this dialect. Choose one of {proxyNames(snippetProxies)} with Edit, or
          configure what asks by the facts above.
        </p>
      ) : (
        // Another dialect has other proxies.
        <AskForSnippet key={gate.dialect} orgId={orgId} gate={gate} proxies={proxies} />
      )}
    </section>
  );
}

const proxyNames = (proxies: readonly Proxy[]) =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(
    proxies.filter((proxy) => proxy !== 'kubernetes').map((proxy) => NAMES[proxy]),
  );

function AskForSnippet({ orgId, gate, proxies }: { orgId: string; gate: Gate; proxies: readonly Proxy[] }) {
  const [wish, setWish] = useState<SnippetWish>({
    proxy: proxies[0] ?? 'nginx',
    upstream: 'http://127.0.0.1:3000',
    listen: '127.0.0.1:8080',
    guard: USUAL_GUARD,
  });
  const [asked, setAsked] = useState<SnippetWish>();
  // What stands below the fields is what they say now, or nothing.
  const isAsked = asked === wish;
  const query = useQuery({
    ...read(getGateSnippet(orgId, gate.name, wish)),
    placeholderData: undefined,
    enabled: isAsked,
  });
  const error = isAsked ? query.error : null;
  const form = useForm<'proxy' | 'upstream' | 'listen' | 'guard'>({
    problems: {
      proxy: undefined,
      upstream: wish.upstream.trim() === '' ? 'Type where the API itself is served.' : undefined,
      listen: wish.listen.trim() === '' ? 'Type where the proxy is to listen.' : undefined,
      guard: wish.guard.trim() === '' ? 'Type where the guard listens.' : undefined,
    },
    isQuestion: true,
    sending: { isPending: isAsked && query.isFetching, error },
    send: () => setAsked(wish),
  });
  const field = (name: 'upstream' | 'listen' | 'guard') => ({
    value: wish[name],
    problem: form.problem(name),
    spellCheck: false,
    autoCapitalize: 'none',
    onChange: (event: { target: { value: string } }) => setWish({ ...wish, [name]: event.target.value }),
  });
  const isCluster = wish.proxy === 'kubernetes';
  return (
    <>
      <form className="form" {...form.props}>
        <SelectField
          label="Proxy"
          hint="The proxies that use the dialect of this gate."
          problem={form.problem('proxy')}
          options={proxies.map((value) => ({ value, label: NAMES[value] }))}
          value={wish.proxy}
          onValueChange={(proxy) => setWish({ ...wish, proxy })}
        />
        <TextField
          label="Upstream"
          hint={
            isCluster
              ? 'The service of the API itself, with its port: http://shop.default:3000.'
              : 'Where the API itself is served: http://127.0.0.1:3000, or unix: and the path of a socket.'
          }
          {...field('upstream')}
        />
        <TextField
          label="Listen Address"
          hint="Where the proxy is to listen: 127.0.0.1:8080, or :8080 for every address."
          {...field('listen')}
        />
        <TextField
          label="Guard Address"
          hint={
            isCluster
              ? 'The service of Sallyport, with its port: http://sallyport.default:8081.'
              : 'Where gates ask, as the proxy reaches it: the address that the server was started with (--guard-listen).'
          }
          {...field('guard')}
        />
        <Refusal error={error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={isAsked && query.isFetching}>
            Show Configuration
          </Button>
        </Actions>
      </form>
      {isAsked && query.data && <Files snippet={query.data} />}
    </>
  );
}

function Files({ snippet: { files, secretPlaceholder } }: { snippet: Snippet }) {
  return (
    <>
      <Notice title={secretPlaceholder === null ? 'No secret is needed' : 'Put the secret in'}>
        <p>
          {secretPlaceholder === null ? (
            'The gate has none. The guard’s own listener answers it, to the addresses that may ask.'
          ) : (
            <>
              It belongs where <code>{secretPlaceholder}</code> stands, in the file on the machine of the
              proxy. The secret was shown when it was made, and is kept as a hash. Change Secret makes another
              one.
            </>
          )}
        </p>
      </Notice>
      {files.map(({ name, text }) => (
        <section key={name} className="stack-tight" aria-label={name}>
          <div className="spread">
            <h3>
              <code>{name}</code>
            </h3>
            <span className="row">
              <CopyButton text={text} label={name} />
              <DownloadButton text={text} fileName={name} label={name} />
            </span>
          </div>
          <Code text={text} />
        </section>
      ))}
    </>
  );
}
