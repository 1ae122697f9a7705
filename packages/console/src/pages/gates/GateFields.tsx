import type { GateDialect } from '../../api/calls/guard.js';
import { guardDialects, LOOPBACK_PEERS, parseBlock } from '../../domain.js';
import { SelectField, TextAreaField } from '../../kit/Field.js';

/** What can be changed of a gate, as it is typed. */
export interface GateDraft {
  readonly dialect: GateDialect;
  /** CIDR blocks, one in a line. */
  readonly peers: string;
}

export const NEW_GATE: GateDraft = { dialect: 'nginx', peers: LOOPBACK_PEERS.join('\n') };

export const peersOf = ({ peers }: GateDraft): readonly string[] =>
  peers
    .split(/[\s,]+/)
    .map((peer) => peer.trim())
    .filter(Boolean);

/** What is wrong with the addresses of who may ask. */
export function peersProblem(draft: GateDraft): string | undefined {
  const peers = peersOf(draft);
  if (peers.length === 0) return 'Type at least one address or CIDR block.';
  const wrong = peers.find((peer) => !('cidrBlock' in parseBlock(peer)));
  return wrong === undefined ? undefined : `“${wrong}” is no IPv4 or IPv6 address, and no CIDR block.`;
}

const DIALECTS: Readonly<Record<GateDialect, string>> = {
  nginx: 'nginx',
  haproxy: 'HAProxy',
  caddy: 'Caddy',
  traefik: 'Traefik',
  apisix: 'APISIX',
  envoy: 'Envoy',
  plain: 'Plain: JSON, for a middleware of your own',
};

/** The fields that a new gate and one that is changed have in common. */
export function GateFields({
  draft,
  problem,
  onChange,
}: {
  draft: GateDraft;
  problem: (field: 'dialect' | 'peers') => string | undefined;
  onChange: (draft: GateDraft) => void;
}) {
  return (
    <>
      <SelectField
        label="Dialect"
        hint="How the proxy describes the request that it asks about: in the headers of which proxy, or as JSON."
        problem={problem('dialect')}
        options={guardDialects.map((value) => ({ value, label: DIALECTS[value] }))}
        value={draft.dialect}
        onValueChange={(dialect) => onChange({ ...draft, dialect })}
      />
      <TextAreaField
        label="Who May Ask"
        hint="Addresses or CIDR blocks of the proxies, one in a line. Questions from other addresses are answered as if the gate did not exist."
        problem={problem('peers')}
        spellCheck={false}
        value={draft.peers}
        onChange={(event) => onChange({ ...draft, peers: event.target.value })}
      />
    </>
  );
}
