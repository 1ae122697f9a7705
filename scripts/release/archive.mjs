import { capture, fail } from '../run.mjs';

/** Packs a folder into a file beside it, under its own name: `sallyport-container-0.2.0.tar.gz` of `sallyport-container-0.2.0`. */
export function archive(parent, name) {
  // By names without a path: GNU tar takes "C:" for another machine.
  tar(['-czf', `${name}.tar.gz`, name], parent);
}

/** Unpacks a file in its folder. */
export function unpack(parent, file) {
  tar(['-xzf', file], parent);
}

function tar(args, cwd) {
  const { status, output } = capture('tar', args, { cwd });
  if (status !== 0) fail(`tar ${args.join(' ')} failed:\n${output}`);
}
