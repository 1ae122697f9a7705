import { type Asked, shown } from './ask-proxy.js';
import { type Finding, notKnown, ok, wrong } from './findings.js';

/** What the API says to whoever comes to it around the gate. */
export function aroundTheGate(target: string, asked: Asked): Finding {
  const check = 'upstream around the gate';
  if ('problem' in asked) return ok(check, `not reachable from here: ${asked.problem}`);
  const said = `GET ${target}: ${shown(asked)}`;
  const { status } = asked;
  if (status === 401 || status === 403) return ok(check, `reachable from here, and it refuses: ${said}`);
  if (status < 400)
    return wrong(
      check,
      `reachable from here, and it serves what no gate has decided about: ${said}`,
      'Let only the proxy reach the API (a Unix socket, 127.0.0.1, a firewall), or have it refuse requests without X-Sallyport-Decision.',
    );
  return notKnown(
    check,
    `reachable from here: ${said}`,
    'Have it refuse requests without X-Sallyport-Decision with 401 or 403, or let only the proxy reach it.',
  );
}
