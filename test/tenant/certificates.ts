import 'reflect-metadata';
import {webcrypto} from 'node:crypto';
import * as x509 from '@peculiar/x509';

const algorithm = {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'} as const;
const day = 86_400_000;

/** A certificate with its key, both as PEM. */
export interface Identity {
	readonly cert: string;
	readonly key: string;
}

export interface CertificateOptions {
	/** Host names and addresses that it is for. */
	readonly names?: readonly string[];
	readonly notBefore?: Date;
	readonly notAfter?: Date;
}

/** A private certificate authority, made at run time. */
export interface Authority {
	/** PEM, as for NODE_EXTRA_CA_CERTS. */
	readonly cert: string;
	issue(options?: CertificateOptions): Promise<Identity>;
}

export async function createAuthority(name = 'Qctx Test Authority'): Promise<Authority> {
	x509.cryptoProvider.set(webcrypto as Crypto);
	const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
	const root = await x509.X509CertificateGenerator.createSelfSigned({
		serialNumber: '01',
		name: `CN=${name}, O=${name}`,
		notBefore: new Date(Date.now() - 365 * day),
		notAfter: new Date(Date.now() + 365 * day),
		keys,
		signingAlgorithm: algorithm,
		extensions: [
			new x509.BasicConstraintsExtension(true, undefined, true),
			new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
		],
	});
	let serial = 1;
	return {
		cert: root.toString('pem'),
		async issue({names = ['127.0.0.1', 'localhost'], notBefore, notAfter} = {}) {
			const own = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
			serial++;
			const leaf = await x509.X509CertificateGenerator.create({
				serialNumber: serial.toString(16).padStart(2, '0'),
				subject: `CN=${names[0] ?? 'nobody'}`,
				issuer: root.subject,
				notBefore: notBefore ?? new Date(Date.now() - 30 * day),
				notAfter: notAfter ?? new Date(Date.now() + 90 * day),
				publicKey: own.publicKey,
				signingKey: keys.privateKey,
				signingAlgorithm: algorithm,
				extensions: [
					new x509.SubjectAlternativeNameExtension(
						names.map(value => ({type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value})),
					),
				],
			});
			const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', own.privateKey)).toString('base64');
			return {
				cert: leaf.toString('pem'),
				key: `-----BEGIN PRIVATE KEY-----\n${key.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
			};
		},
	};
}
