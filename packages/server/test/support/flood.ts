import { Agent, request } from 'node:http';
import { startHealthProbe } from './health-probe.js';

export interface FloodRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** When a flood ends: after so many requests, or after so long. */
export type FloodEnd = { readonly requests: number } | { readonly seconds: number };

export interface FloodReport {
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<number, number>>;
  readonly requests: number;
  /** Of the server, for each request; what else runs on the machine does not add to it. */
  readonly cpuMsPerRequest: number;
  /** Resident memory of the server after the first tenth, and the most after that. */
  readonly startMiB: number;
  readonly mostMiB: number;
  /** Times of `/healthz`, the shortest first. */
  readonly healthMs: readonly number[];
  /** Calls of somebody else that were answered meanwhile. */
  readonly calls: number;
}

const CONNECTIONS = 8;

/**
 * Sends what `make` makes over eight connections, each request after the answer to the one before. Meanwhile somebody else
 * calls again and again; a call that fails ends it all.
 */
export async function flood(
  url: string,
  end: FloodEnd,
  make: (index: number) => FloodRequest,
  callOfAnother: () => Promise<void>,
): Promise<FloodReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const statuses: Record<number, number> = {};
  const probe = startHealthProbe(url);
  const startedAt = performance.now();
  const before = await readUsage(url);
  let sent = 0;
  let startMiB: number | undefined;
  let mostMiB = 0;
  /** From 0 to 1. */
  const done = () =>
    'requests' in end ? sent / end.requests : (performance.now() - startedAt) / (end.seconds * 1000);

  async function client(): Promise<void> {
    while (done() < 1) {
      const status = await send(url, agent, make(sent++));
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }
  const clients = Array.from({ length: CONNECTIONS }, client);
  const watching = (async () => {
    while (done() < 1) {
      const { residentMiB } = await readUsage(url);
      if (startMiB === undefined && done() >= 0.1) startMiB = residentMiB;
      mostMiB = Math.max(mostMiB, residentMiB);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  let calls = 0;
  const calling = (async () => {
    do {
      await callOfAnother();
      calls += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } while (done() < 1);
  })();
  try {
    await Promise.all([...clients, watching, calling]);
  } finally {
    agent.destroy();
  }
  const healthMs = await probe.stop();
  const after = await readUsage(url);
  return {
    statuses,
    requests: sent,
    cpuMsPerRequest: (after.cpuMs - before.cpuMs) / sent,
    startMiB: startMiB ?? before.residentMiB,
    mostMiB: Math.max(mostMiB, after.residentMiB),
    healthMs,
    calls,
  };
}

/** What the server's process has used, as its metrics say. */
export async function readUsage(
  url: string,
): Promise<{ residentMiB: number; cpuMs: number; sockets: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    residentMiB: read('process_resident_memory_bytes') / 2 ** 20,
    cpuMs: read('process_cpu_seconds_total') * 1000,
    sockets: read('nodejs_active_resources\\{type="TCPSocketWrap"\\}'),
  };
}

function send(url: string, agent: Agent, { method, path, headers, body }: FloodRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const outgoing = request(url + path, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
