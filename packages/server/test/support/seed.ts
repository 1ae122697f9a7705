import { readSettings } from '../../src/config/read-settings.js';
import { type OpenServices, openServices } from '../../src/open-services.js';
import { createLog } from '../../src/start-server.js';
import type { Store } from '../../src/store/store.js';

/** The services on a store, without a server. */
export function servicesOn(store: Store): Promise<OpenServices> {
  const settings = readSettings({ masterKey: 'ab'.repeat(32), logLevel: 'silent' }, {});
  return openServices({ settings, log: createLog('silent'), store });
}

/** A seed with everything that a seed can hold. */
export const EVERYTHING_SEED = `
users:
  - username: Ada@example.com
    firstName: Ada
    lastName: Owner
    country: IE
    mobileNumber: "+353 1 234"
    password: a long password of Ada
  - username: ben@example.com
organizations:
  - name: Acme
    skipDefaultAlertsSettings: true
    settings:
      apiAccessListRequired: true
      customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 7200, idleSessionTimeoutInSeconds: 600 }
      genAIFeaturesEnabled: false
      maxServiceAccountSecretValidityInHours: 720
      multiFactorAuthRequired: true
      operationsContact: ops@example.com
      restrictEmployeeAccess: true
      securityContact: security@example.com
      streamsCrossGroupEnabled: true
    projects:
      - name: Payments
        tags: [{ key: environment, value: production }, { key: team, value: builders }]
        withDefaultAlertsSettings: false
        regionUsageRestrictions: GOV_REGIONS_ONLY
        managedSlowMs: false
        settings: { isDataExplorerEnabled: false, isSchemaAdvisorEnabled: false }
        limits: [{ name: atlas.project.deployment.clusters, value: 7 }]
        accessList:
          - { cidrBlock: 198.51.100.0/24, comment: office }
          - { ipAddress: 203.0.113.7 }
          - { awsSecurityGroup: sg-0123 }
      - name: Reports
    users:
      - { username: ben@example.com, roles: [ORG_MEMBER], projects: [{ name: Reports, roles: [GROUP_READ_ONLY, GROUP_SEARCH_INDEX_EDITOR] }] }
      - { username: ada@example.com, roles: [ORG_OWNER] }
    teams:
      - { name: Builders, users: [ada@example.com, ben@example.com], projects: [{ name: Payments, roles: [GROUP_OWNER] }] }
      - { name: Empty }
    apiKeys:
      - description: terraform
        roles: [ORG_OWNER]
        publicKey: terrafrm
        privateKey: 0f8a3f5e-6b0d-4f44-9d5e-2f6f0b1c7a11
        accessList: [192.0.2.1, "2001:db8::/32"]
        notes: { kind: ci, label: Terraform, owner: ada@example.com, tags: [infra, prod] }
      - description: reports
        roles: [ORG_MEMBER]
        projects: [{ name: Reports, roles: [GROUP_OWNER] }, { name: Payments, roles: [GROUP_READ_ONLY] }]
    serviceAccounts:
      - name: deploy
        description: deploys from CI
        roles: [ORG_READ_ONLY, ORG_GROUP_CREATOR]
        projects: [{ name: Payments, roles: [GROUP_OWNER] }]
        accessList: [192.0.2.1]
        notes: { kind: ci }
        secretExpiresAfterHours: 48
        clientId: mdb_sa_id_6b02d00539c5e08ead63e9b4
        clientSecret: mdb_sa_sk_0123456789012345678901234567890123456789
  - name: Other
`;
