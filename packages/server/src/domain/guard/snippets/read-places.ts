import { parseAddress } from '../../addresses.js';
import type { Place, SnippetPlan } from './plan.js';

/** Why a value cannot be used, and what to give. */
export interface PlaceProblem {
  readonly problem: string;
}

/** A place goes into configurations of five languages as it stands, so it has no character that means anything in one of them. */
const NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const SOCKET = /^unix:(\/[A-Za-z0-9._/-]{1,100})$/;
const URL_FORM = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::([0-9]{1,5}))?\/?$/;
const LISTEN_FORM = /^(\[[0-9a-f:.]+\]|[0-9.]*):([0-9]{1,5})$/;

/** `http://127.0.0.1:3000`, `https://shop.internal` or `unix:/run/shop.sock`. */
export function readPlace(text: string): Place | PlaceProblem {
  const [, path] = SOCKET.exec(text) ?? [];
  if (path !== undefined) return { kind: 'socket', path };
  const [, scheme, host = '', port] = URL_FORM.exec(text) ?? [];
  if (!isHost(host))
    return {
      problem:
        'must be an address of scheme, host and port alone, such as http://127.0.0.1:3000, or unix: and the path of a socket',
    };
  const isSecure = scheme === 'https';
  const number = port === undefined ? (isSecure ? 443 : 80) : portOf(port);
  return number === undefined ? PORT_PROBLEM : { kind: 'network', isSecure, host, port: number };
}

/** `127.0.0.1:8080`, `[::1]:8080`, or `:8080` for every address of the machine. */
export function readListen(text: string): SnippetPlan['listen'] | PlaceProblem {
  const [, host, port = ''] = LISTEN_FORM.exec(text) ?? [];
  if (host === undefined || (host !== '' && addressOf(host) === undefined))
    return {
      problem: 'must be an IP address and a port, such as 127.0.0.1:8080, or :8080 for every address',
    };
  const number = portOf(port);
  return number === undefined ? PORT_PROBLEM : { host, port: number };
}

const PORT_PROBLEM: PlaceProblem = { problem: 'must have a port from 1 to 65535' };

function portOf(digits: string): number | undefined {
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? port : undefined;
}

const addressOf = (host: string) => parseAddress(host.replace(/^\[(.*)\]$/, '$1'));

function isHost(host: string): boolean {
  // What is made of digits and dots alone is an address, or a mistake.
  return host.startsWith('[') || /^[0-9.]*$/.test(host) ? addressOf(host) !== undefined : NAME.test(host);
}
