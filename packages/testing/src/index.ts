export type {
  CredentialsByName,
  NamedApiKey,
  NamedServiceAccount,
  NamedUser,
  WhichOrganization,
} from './credentials-by-name.js';
export type { Sallyport, SallyportClock, SallyportOrganization } from './sallyport.js';
export { type SallyportOptions, startSallyport } from './start-sallyport.js';
