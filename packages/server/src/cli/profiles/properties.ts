/** One property of a profile. */
interface Property {
  /** Environment variables that give it, the strongest first. */
  readonly env: readonly string[];
  readonly isSecret?: boolean;
  /** Hidden by `config describe` though it is no secret, as by the Atlas CLI. */
  readonly isHidden?: boolean;
  readonly form?: 'id' | 'url' | 'file' | 'boolean';
  readonly help: string;
}

/** What a profile can hold, by the names that profiles of the Atlas CLI have. */
export const properties = {
  auth_type: {
    env: ['MONGODB_ATLAS_AUTH_TYPE'],
    help: 'Which credentials are used where there are several: api_keys, service_account or user_account.',
  },
  public_api_key: {
    env: ['MONGODB_ATLAS_PUBLIC_API_KEY'],
    isHidden: true,
    help: 'Public key of an API key.',
  },
  private_api_key: { env: ['MONGODB_ATLAS_PRIVATE_API_KEY'], isSecret: true, help: 'Its private key.' },
  client_id: { env: ['MONGODB_ATLAS_CLIENT_ID'], help: 'Client ID of a service account.' },
  client_secret: { env: ['MONGODB_ATLAS_CLIENT_SECRET'], isSecret: true, help: 'Its client secret.' },
  access_token: {
    env: ['MONGODB_ATLAS_ACCESS_TOKEN'],
    isSecret: true,
    help: 'An access token. Commands keep the one of a service account here, until it ends.',
  },
  refresh_token: {
    env: ['MONGODB_ATLAS_REFRESH_TOKEN'],
    isSecret: true,
    help: 'Kept for the Atlas CLI; not used.',
  },
  user_name: { env: [], help: 'Who is signed in. `auth login` writes this and the next two.' },
  session_token: { env: [], isSecret: true, help: 'The session of that person.' },
  csrf_token: { env: [], isSecret: true, help: 'CSRF token of the session.' },
  org_id: {
    env: ['MONGODB_ATLAS_ORG_ID'],
    form: 'id',
    help: 'The organization of commands without --orgId.',
  },
  project_id: {
    env: ['MONGODB_ATLAS_PROJECT_ID'],
    form: 'id',
    help: 'The project of commands without --projectId.',
  },
  ops_manager_url: {
    env: ['SALLYPORT_BASE_URL', 'MONGODB_ATLAS_OPS_MANAGER_URL', 'MONGODB_ATLAS_BASE_URL'],
    form: 'url',
    help: 'Address of the server.',
  },
  ca_file: {
    env: ['SALLYPORT_CA_FILE', 'SSL_CERT_FILE'],
    form: 'file',
    help: 'PEM file with certificate authorities to trust beside the public ones, for HTTPS with a certificate of your own.',
  },
  output: { env: ['MONGODB_ATLAS_OUTPUT'], help: 'The output form of commands without --output.' },
  service: { env: ['MONGODB_ATLAS_SERVICE'], help: 'Kept for the Atlas CLI; not used.' },
  mongosh_path: { env: [], help: 'Kept for the Atlas CLI; not used.' },
  skip_update_check: { env: [], form: 'boolean', help: 'Kept for the Atlas CLI; not used.' },
  telemetry_enabled: { env: [], form: 'boolean', help: 'Kept for the Atlas CLI; there is no telemetry.' },
} as const satisfies Record<string, Property>;

export type PropertyName = keyof typeof properties;

export const PROPERTY_NAMES = Object.keys(properties) as PropertyName[];

/** The table's row with all its optional fields. */
export function propertyOf(name: PropertyName): Property {
  return properties[name];
}

/** Finds a property by its name; `base_url` is another name of `ops_manager_url`. */
export function propertyNamed(name: string): PropertyName | undefined {
  const found = name === 'base_url' ? 'ops_manager_url' : name;
  return PROPERTY_NAMES.find((each) => each === found);
}
