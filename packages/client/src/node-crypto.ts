type NodeCrypto = typeof import('node:crypto');

/**
 * The runtime's crypto module, asked for when Digest first needs it. Asked of the process and not imported, so that
 * bundlers see no Node module and a browser that uses sessions loads none. Throws where the runtime has none.
 */
export function nodeCrypto(): NodeCrypto {
  const { process } = globalThis as { process?: { getBuiltinModule?(id: string): unknown } };
  const crypto = process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined;
  if (crypto === undefined) throw new Error('API keys need HTTP Digest, which needs the node:crypto module');
  return crypto;
}
