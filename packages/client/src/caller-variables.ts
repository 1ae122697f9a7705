/** What a program needs to know of a server to be somebody there. */
export interface CallerFacts {
  readonly orgId: string | undefined;
  readonly groupId: string | undefined;
  readonly apiKey: { readonly publicKey: string; readonly privateKey: string } | undefined;
  readonly serviceAccount: { readonly clientId: string; readonly clientSecret: string } | undefined;
}

/** The names by which the Atlas CLI, Terraform, the Go SDK and the MCP server read that from their environment. */
export function callerVariables({ orgId, groupId, apiKey, serviceAccount }: CallerFacts) {
  return {
    MONGODB_ATLAS_ORG_ID: orgId,
    MONGODB_ATLAS_PROJECT_ID: groupId,
    MONGODB_ATLAS_PUBLIC_API_KEY: apiKey?.publicKey,
    MONGODB_ATLAS_PRIVATE_API_KEY: apiKey?.privateKey,
    // The Terraform provider's other names.
    MONGODB_ATLAS_PUBLIC_KEY: apiKey?.publicKey,
    MONGODB_ATLAS_PRIVATE_KEY: apiKey?.privateKey,
    MONGODB_ATLAS_CLIENT_ID: serviceAccount?.clientId,
    MONGODB_ATLAS_CLIENT_SECRET: serviceAccount?.clientSecret,
    MDB_MCP_API_CLIENT_ID: serviceAccount?.clientId,
    MDB_MCP_API_CLIENT_SECRET: serviceAccount?.clientSecret,
  };
}
