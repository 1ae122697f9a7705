// The certificate library builds on a container that needs this polyfill to be there first.
import { DAY_MS } from '../domain/time-spans.js';
import 'reflect-metadata';
import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  webcrypto,
  X509Certificate,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import type { Sealing } from '../domain/sealing.js';
import { CA_KEY_CONTEXT } from '../domain/sealing-contexts.js';
import { NAME_CONSTRAINTS, permitsAll, permittingAlone } from './name-constraints.js';
import type { TlsFiles } from './tls-files.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const CA_LIFETIME_DAYS = 3650;
/** Browsers refuse longer ones. */
const SERVER_LIFETIME_DAYS = 397;
const RENEW_BEFORE_DAYS = 30;

/** A local certificate authority and the certificate it made for this server. */
export interface LocalCertificates extends TlsFiles {
  /** The file to trust. */
  readonly caFile: string;
}

/**
 * Makes, on first use, a certificate authority in `directory` (keys with mode 0600) and a server certificate for the
 * names; keeps both, and renews the server certificate when it nears its end. The authority stays, so what trusts it goes
 * on trusting it: until a name is new, because it can make certificates for the names that it was made for and no others,
 * and its key is sealed with the master key.
 */
export async function localCertificates(
  directory: string,
  names: readonly string[],
  { now, sealing }: { readonly now: number; readonly sealing: Pick<Sealing, 'seal' | 'open'> },
): Promise<LocalCertificates> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  x509.cryptoProvider.set(webcrypto);
  const caFile = join(directory, 'ca.pem');
  const caKeyFile = caKeyFileIn(directory);
  const certFile = join(directory, 'server.pem');
  const keyFile = join(directory, 'server.key');
  // Versions before 0.1.1 left it readable, of an authority that can make certificates for every name.
  rmSync(join(directory, 'ca.key'), { force: true });
  const isCurrent = isUsable(certFile, keyFile, caFile, names, now);
  if (!isCurrent) {
    const caKey = isUsableAuthority(caFile, names) ? openKey(caKeyFile, sealing) : undefined;
    await makeServerCertificate({
      caFile,
      certFile,
      keyFile,
      names,
      now,
      caKey: caKey ?? (await makeAuthority({ caFile, caKeyFile, names, now, sealing })),
    });
  }
  return { cert: readFileSync(certFile), key: readFileSync(keyFile), caFile };
}

/** Seals the key of the authority in `directory` anew, if there is one, when the master key was replaced. */
export function resealAuthorityKey(directory: string, sealing: Pick<Sealing, 'reseal'>): void {
  const file = caKeyFileIn(directory);
  if (existsSync(file))
    replaceFile(file, `${sealing.reseal(readFileSync(file, 'utf8').trim(), CA_KEY_CONTEXT)}\n`, 0o600);
}

const caKeyFileIn = (directory: string) => join(directory, 'ca.key.sealed');

/** Returns the key, which is readable nowhere else. */
async function makeAuthority(options: {
  caFile: string;
  caKeyFile: string;
  names: readonly string[];
  now: number;
  sealing: Pick<Sealing, 'seal'>;
}): Promise<KeyObject> {
  const { caFile, caKeyFile, names, now, sealing } = options;
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomBytes(16).toString('hex'),
    name: 'CN=Sallyport local CA',
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + CA_LIFETIME_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension(NAME_CONSTRAINTS, true, permittingAlone(names)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const key = await pemOf(keys.privateKey);
  replaceFile(caKeyFile, `${sealing.seal(key, CA_KEY_CONTEXT)}\n`, 0o600);
  replaceFile(caFile, `${certificate.toString('pem')}\n`, 0o644);
  return createPrivateKey(key);
}

async function makeServerCertificate(options: {
  caFile: string;
  caKey: KeyObject;
  certFile: string;
  keyFile: string;
  names: readonly string[];
  now: number;
}): Promise<void> {
  const { caFile, caKey, certFile, keyFile, names, now } = options;
  const ca = new x509.X509Certificate(readFileSync(caFile, 'utf8'));
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: randomBytes(16).toString('hex'),
    subject: 'CN=Sallyport',
    issuer: ca.subject,
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + SERVER_LIFETIME_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: await importSigningKey(caKey),
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(ca.publicKey),
    ],
  });
  replaceFile(keyFile, await pemOf(keys.privateKey), 0o600);
  replaceFile(certFile, `${certificate.toString('pem')}\n`, 0o644);
}

/** Whether the authority on disk may make a certificate for the names, and for no others than it was made for. */
function isUsableAuthority(caFile: string, names: readonly string[]): boolean {
  try {
    const constraints = new x509.X509Certificate(readFileSync(caFile, 'utf8')).getExtension(NAME_CONSTRAINTS);
    return constraints !== null && permitsAll(constraints.value, names);
  } catch {
    return false;
  }
}

/** `undefined` where the key is gone, or was sealed with another master key: a new authority takes the place of the old. */
function openKey(caKeyFile: string, sealing: Pick<Sealing, 'open'>): KeyObject | undefined {
  try {
    return createPrivateKey(sealing.open(readFileSync(caKeyFile, 'utf8').trim(), CA_KEY_CONTEXT));
  } catch {
    return undefined;
  }
}

/** Whether the pair on disk goes together, comes from our authority, names everything and is good for a while. */
function isUsable(
  certFile: string,
  keyFile: string,
  caFile: string,
  names: readonly string[],
  now: number,
): boolean {
  if (!existsSync(certFile) || !existsSync(keyFile)) return false;
  try {
    const certificate = new X509Certificate(readFileSync(certFile));
    const authority = new X509Certificate(readFileSync(caFile));
    return (
      isUsableAuthority(caFile, names) &&
      certificate.checkIssued(authority) &&
      certificate.verify(authority.publicKey) &&
      samePublicKey(createPrivateKey(readFileSync(keyFile)), certificate.publicKey) &&
      Date.parse(certificate.validTo) > now + RENEW_BEFORE_DAYS * DAY_MS &&
      names.every((name) =>
        isIP(name) === 0
          ? certificate.checkHost(name) !== undefined
          : certificate.checkIP(name) !== undefined,
      )
    );
  } catch {
    // Whatever is in the files, it is nothing to serve; a new pair takes its place.
    return false;
  }
}

function samePublicKey(privateKey: KeyObject, publicKey: KeyObject): boolean {
  const form = { type: 'spki', format: 'der' } as const;
  return createPublicKey(privateKey).export(form).equals(publicKey.export(form));
}

function importSigningKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  const der = key.export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']);
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

/** Never leaves half a file behind. */
function replaceFile(file: string, content: string, mode: number): void {
  const draft = `${file}.new`;
  writeFileSync(draft, content, { mode });
  renameSync(draft, file);
}
