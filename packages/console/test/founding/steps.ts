/** The five documents that say how somebody finds the way through the console. */
type FoundingDocument = '000' | '001' | '002' | '003' | '004';

interface FoundingStep {
  readonly document: FoundingDocument;
  /** What the reader is told to find or do, shortened, with the labels word for word. */
  readonly says: string;
}

const step = (document: FoundingDocument, says: string): FoundingStep => ({ document, says });

/** Every step that names something to be found, by its number. */
export const STEPS: Readonly<Record<number, FoundingStep>> = {
  1: step('000', 'select the organization from the Organizations menu in the navigation bar'),
  2: step('000', 'click the Organization Settings icon next to the Organizations menu'),
  3: step('000', 'the Organization Settings page displays'),
  4: step('002', 'toggle Require IP Access List for the … Administration API to On'),
  5: step('000', 'a new organization has the requirement by default'),
  6: step('000', 'toggle it to OFF when you create an organization'),
  7: step('000', 'an organization that is created in the UI has the requirement by default'),
  8: step('002', 'with the requirement, a credential needs an entry before it can be used'),
  9: step('000', 'API keys and service accounts cannot log in'),
  10: step('001', 'select the organization from the Organizations menu'),
  11: step('001', 'in the sidebar, click Applications under the Identity & Access heading'),
  12: step('001', 'the Applications page displays'),
  13: step('001', 'go on to the Add API Key page'),
  14: step('001', 'the API Key Information step'),
  15: step('001', 'enter a Description'),
  16: step('001', 'Organization Permissions: select the role or roles'),
  17: step('001', 'the Private Key & Access List step'),
  18: step('001', 'click Add Access List Entry'),
  19: step('001', 'enter an IPv4 address'),
  20: step('001', 'or click Use Current IP Address'),
  21: step('001', 'next to the API key click …, then View Details'),
  22: step('001', 'the <Public Key> API Key Details modal'),
  23: step('001', 'shows the obfuscated Private Key'),
  24: step('001', 'shows when the key was last used'),
  25: step('001', 'shows when the key was created'),
  26: step('001', 'shows the addresses of its access list'),
  27: step('001', 'shows the projects to which it has access'),
  28: step('001', 'change: from the API Key Information step of the Add API Key page'),
  29: step('001', 'change: Private Key & Access List, Add Access List Entry, Use Current IP Address'),
  30: step('001', 'delete an API key from an organization'),
  31: step('001', 'select organization and project from their menus'),
  32: step('001', 'in the sidebar, click Project Settings; the Project Settings page displays'),
  33: step('001', 'in the sidebar, click Applications under Identity & Access; the page displays'),
  34: step('001', 'create in a project: API Key Information with Description and Project Permissions'),
  35: step('001', 'create in a project: Private Key & Access List, Add Access List Entry, current address'),
  36: step('001', 'in a project the modal shows five facts, the projects among them'),
  37: step('001', 'change in a project: API Key Information with Description and Project Permissions'),
  38: step('001', 'change in a project: Private Key & Access List on the same page'),
  39: step('001', 'delete an API key from a project'),
  40: step('001', 'all of it as Project User Admin'),
  41: step('003', 'click Access Manager in the sidebar'),
  42: step('003', 'or click Access Manager in the navigation bar, then your organization'),
  43: step('003', 'enter a Description, select in the Organization Permissions menu'),
  44: step('003', 'the public key acts as the username, the private key as the password'),
  45: step('003', 'the private key is shown once: click the Copy button'),
  46: step('003', 'click Add Access list Entry, enter an address, click Save'),
  47: step('003', 'Done'),
  48: step('003', 'click …, View Details: five facts'),
  49: step('003', 'edit: on the Add API Key page modify the Description and the roles'),
  50: step('003', 'click the trash icon to the right of the address, then click Save'),
  51: step('003', 'removing a key from an organization removes it from its projects'),
  52: step('003', 'select the project from the list in the Projects page'),
  53: step('003', 'vertical ellipsis next to the project name, then Project Settings'),
  54: step('003', 'click Access Manager in the navigation bar, then your project'),
  55: step('003', 'on the Create API Key page: Description, Project Permissions'),
  56: step('003', 'in a project: …, View Details: four facts'),
  57: step('003', 'in a project: …, Edit Permissions'),
  58: step('003', 'the list belongs to the organization level; delete an address, add another, Save'),
  59: step('004', 'select Organization Access from the Access Manager menu in the navigation bar'),
  60: step('004', 'the Organization Access Manager page displays'),
  61: step('004', 'select Project Access from the Access Manager menu; the Project Access Manager page'),
  62: step('004', 'expand the Options menu, click Project Settings, click Access Manager in the sidebar'),
  63: step('004', 'Invite to Project: type the public key, choose Project Permissions, invite'),
  64: step('004', 'the first request: curl with --digest and both keys'),
};

/** Takes a step; what fails in it says which step of which document it was. */
export async function take<T>(number: number, action: () => Promise<T>): Promise<T> {
  const taken = STEPS[number];
  try {
    return await action();
  } catch (cause) {
    throw new Error(`step ${number} of ${taken?.document}, “${taken?.says}”: ${cause}`, { cause });
  }
}
