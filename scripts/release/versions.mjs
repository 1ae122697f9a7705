/** By https://semver.org, without build metadata, which npm leaves out of a version. */
const VERSION =
  /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(-(0|[1-9]\d*|\d*[a-z-][\da-z-]*)(\.(0|[1-9]\d*|\d*[a-z-][\da-z-]*))*)?$/i;

/**
 * Why a tag is not that of a release, or nothing: the tag, all packages, what they ask of each other, and the changelog are of
 * one version. Takes manifests by the name of their file.
 */
export function problemOfTag(tag, { manifests, changelog }) {
  const version = tag.slice(1);
  if (!tag.startsWith('v') || !VERSION.test(version))
    return `${JSON.stringify(tag)} is no tag of a release: those are called like v0.2.0.`;
  const names = new Set(Object.values(manifests).map(({ name }) => name));
  for (const [file, manifest] of Object.entries(manifests)) {
    if (manifest.version !== version) return `${file} is of version ${manifest.version}, the tag is ${tag}.`;
    for (const [name, asked] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      if (names.has(name) && asked !== version)
        return `${file} asks for ${name} ${asked}, the tag is ${tag}.`;
  }
  // "## 0.2.0", with a date or without one.
  const isThere = changelog.split('\n').some((line) => /^## \[?([^\s\]]+)/.exec(line)?.[1] === version);
  return isThere ? undefined : `CHANGELOG.md has no section "## ${version}".`;
}

/** The word under which npm offers a version: what is not ready is nobody's `latest`. */
export function distTagOf(version) {
  return version.includes('-') ? 'next' : 'latest';
}
