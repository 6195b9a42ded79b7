import {once} from 'node:events';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Account} from './people.ts';

/** A request to a practice tenant, for tests. It includes secrets, so it is never printed. */
export interface SeenRequest {
	readonly method: string;
	/** Including the query. */
	readonly path: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
	/** Undefined until it is answered. */
	readonly status: () => number | undefined;
	/** Epoch milliseconds. */
	readonly at: number;
}

/** One request on its way through the practice tenant. */
export interface Asked {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly method: string;
	/** Without the query. */
	readonly path: string;
	readonly body: string;
	/** The account, if the tenant knows the credentials. */
	readonly account: Account | undefined;
	/** How often this account has requested the same kind of path before. */
	readonly before: number;
}

/** Answers with JSON. */
export function answerJson(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): void {
	answer(response, status, 'application/json', JSON.stringify(body), headers);
}

/** Answers with a web page that has only a title. */
export function answerHtml(response: ServerResponse, status: number, title: string): void {
	answer(
		response,
		status,
		'text/html; charset=utf-8',
		`<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>\n`,
	);
}

/** Answers with any body. */
export function answer(
	response: ServerResponse,
	status: number,
	type: string,
	body: string | Buffer,
	headers: Record<string, string> = {},
): void {
	response.writeHead(status, {'content-type': type, 'content-length': Buffer.byteLength(body), ...headers}).end(body);
}

/** The error envelope of Qlik Cloud (docs/qlik-cloud.md). */
export function answerErrors(
	response: ServerResponse,
	status: number,
	code: string,
	title: string,
	detail?: string,
	headers: Record<string, string> = {},
): void {
	const error = {code, title, ...(detail === undefined ? {} : {detail}), status: String(status)};
	answerJson(response, status, {errors: [error], traceId: '0000000000000000d3a2403ffa24786d'}, headers);
}

/** The whole body of a request, as UTF-8. */
export async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	await once(request, 'end');
	return Buffer.concat(chunks).toString('utf8');
}
