import { readdirSync, readFileSync } from 'node:fs';

const MIB = 2 ** 20;

/** What a server holds at this moment, out of /proc and of its metrics: sizes in MiB, processor time in seconds. */
export async function readProcessFigures({ pid, url }) {
  const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(10_000) })).text();
  const metric = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    rss: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024,
    heap: metric('nodejs_heap_size_used_bytes') / MIB,
    external: metric('nodejs_external_memory_bytes') / MIB,
    handles: metric('nodejs_active_handles_total'),
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    cpu: metric('process_cpu_seconds_total'),
    threads: Number(/Threads:\s+(\d+)/.exec(status)?.[1]),
  };
}
