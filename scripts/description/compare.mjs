import { readFacts } from './facts.mjs';

/**
 * What a newer description has that is neither in the one this server was built after nor served already (new), what it lacks
 * that the older one has and that is served (gone), and what it says otherwise than both (changed). Operations outside of
 * the tags and paths of the older description are not looked at.
 */
export function compareDescriptions({ newer, older, served }) {
  const [now, then, ours] = [newer, older, served].map(readFacts);
  const tags = new Set([...then.values()].map(({ tag }) => tag));
  const keys = [...now].filter(([key, { tag }]) => then.has(key) || tags.has(tag)).map(([key]) => key);
  return [...new Set([...then.keys(), ...keys])].sort(byPath).flatMap((key) => {
    const operation = `${key.split(' ')[0]} ${(now.get(key) ?? then.get(key)).path}`;
    if (!now.has(key)) return [{ operation, isGone: true, changes: [] }];
    if (!then.has(key) && !ours.has(key)) return [{ operation, isNew: true, changes: [] }];
    const changes = differences(now.get(key).facts, then.get(key)?.facts, ours.get(key)?.facts);
    return changes.length === 0 ? [] : [{ operation, changes }];
  });
}

/** One line for each: `+ new`, `- gone`, `~ changed: before → now`. */
function differences(now, then = new Map(), ours = new Map()) {
  const isServed = (name) => ours.has(name) || isFreeText(name, ours);
  return [
    ...[...now]
      .filter(([name]) => !then.has(name) && !ours.has(name))
      .map(([name, value]) => `+ ${name}${value === 'required' ? ' (required)' : ''}`),
    ...[...then.keys()].filter((name) => !now.has(name) && isServed(name)).map((name) => `- ${name}`),
    ...[...now]
      .filter(([name, value]) => then.has(name) && then.get(name) !== value && ours.get(name) !== value)
      .map(([name, value]) => `~ ${name}: ${then.get(name)} → ${value}`),
  ];
}

/** Whether the name is that of a value of an enum, of a field that is served as any text. */
function isFreeText(name, ours) {
  const [field, value] = name.split(' = ');
  return (
    value !== undefined && ours.has(field) && ![...ours.keys()].some((key) => key.startsWith(`${field} = `))
  );
}

function byPath(a, b) {
  const [aPath, bPath] = [a, b].map((key) => key.split(' ')[1]);
  return aPath === bPath ? (a < b ? -1 : 1) : aPath < bPath ? -1 : 1;
}
