import { parseBlock } from '../addresses.js';
import { guardBounds } from '../bounds/guard.js';
import { type DefinedGate, guardDialects } from './definition.js';
import { type DocumentPath, type Faults, quoted } from './faults.js';
import {
  alternatives,
  readList,
  readMap,
  readNames,
  readProperties,
  readText,
  readWord,
} from './read-values.js';

/** Names of guarded APIs and of gates. */
export const GUARD_NAME = /^[a-z][a-z0-9-]{1,30}$/;

/** This machine alone. */
export const LOOPBACK_PEERS: readonly string[] = ['127.0.0.0/8', '::1/128'];

export function readGates(value: unknown, faults: Faults): readonly DefinedGate[] {
  if (value === undefined || value === null) return [];
  const path: DocumentPath = ['gates'];
  const map = readMap(value, path, faults);
  if (map === undefined) return [];
  return readNames(map, path, guardBounds.gatesPerApi.most, 'gates', faults).map((name) => {
    const at = [...path, name];
    if (!GUARD_NAME.test(name)) faults.add(at, `${quoted(name)} ${NAME_RULE}`, 'name');
    const wanted = map[name];
    const properties =
      typeof wanted === 'string'
        ? { dialect: wanted }
        : (readProperties(wanted, at, ['dialect', 'peers'], faults) ?? {});
    const dialectAt = properties.dialect === wanted ? at : [...at, 'dialect'];
    if (properties.dialect === undefined) faults.add(at, `needs a dialect: ${alternatives(guardDialects)}`);
    return {
      name,
      dialect: readWord(properties.dialect, dialectAt, guardDialects, 'plain', faults),
      peers: readPeers(properties.peers, [...at, 'peers'], faults),
    };
  });
}

export const NAME_RULE = 'must have 2 to 31 lower-case letters, digits and -, and begin with a letter';

/** CIDR blocks in their one spelling; loopback where none are given. */
function readPeers(value: unknown, path: DocumentPath, faults: Faults): readonly string[] {
  if (value === undefined || value === null) return LOOPBACK_PEERS;
  const list = readList(value, path, faults);
  const most = guardBounds.peersPerGate.most;
  if (list.length > most) faults.add(path, `must not have more than ${most} blocks`);
  return list.slice(0, most).flatMap((item, place) => {
    const at = [...path, place];
    const text = readText(item, at, faults);
    const block = text === undefined ? undefined : parseBlock(text);
    if (block === undefined) return [];
    if ('cidrBlock' in block) return block.cidrBlock;
    faults.add(at, `${quoted(text ?? '')} is no address and no CIDR block`);
    return [];
  });
}
