import type {IncomingHttpHeaders} from 'node:http';
import {fieldsOf} from '../json-fields.ts';

/** The error in the words of the answer; strings are raw, cut to a readable length. */
export interface ErrorEnvelope {
	/** Of the Qlik envelope (`AUTH-5`) or of OAuth (`invalid_client`). */
	readonly code: string | undefined;
	readonly title: string | undefined;
	readonly detail: string | undefined;
	readonly traceId: string | undefined;
	/** The envelope's own status; a string there, or a number (docs/qlik-cloud.md). */
	readonly status: number | undefined;
}

const longest = 400;

/** Reads the Qlik envelope `{"errors":[…],"traceId"}`, a single such error, or `{"error","error_description"}` of RFC 6749 section 5.2. */
export function readErrorEnvelope(body: unknown, headers: IncomingHttpHeaders = {}): ErrorEnvelope {
	const envelope = fieldsOf(body);
	const {errors} = envelope;
	const first = fieldsOf(Array.isArray(errors) ? errors[0] : (errors ?? envelope.error ?? envelope));
	const oauth = typeof envelope.error === 'string' ? envelope.error : undefined;
	return {
		code: text(first.code) ?? text(oauth),
		title: text(first.title) ?? text(first.message) ?? text(envelope.message),
		detail: text(first.detail) ?? text(envelope.error_description),
		traceId:
			text(envelope.traceId) ??
			text(first.traceId) ??
			text(headers['x-b3-traceid']) ??
			text(headers['x-trace-id']) ??
			text(headers['x-request-id']),
		status: numeric(first.status),
	};
}

function text(value: unknown): string | undefined {
	const found = typeof value === 'number' ? String(value) : value;
	return typeof found === 'string' && found.trim() !== '' ? found.slice(0, longest) : undefined;
}

function numeric(value: unknown): number | undefined {
	const found = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
	return typeof found === 'number' && Number.isInteger(found) ? found : undefined;
}
