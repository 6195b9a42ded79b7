import {createSocket} from 'node:dgram';
import {once} from 'node:events';

/** What a name server says of a name: addresses (none: the name exists, without any), that there is no such name, or nothing. */
type Said = readonly string[] | 'no-such-name' | 'silence';

export interface NameServer {
	/** `127.0.0.1:port` */
	readonly address: string;
	/** Names that were looked up, each once. */
	readonly asked: ReadonlySet<string>;
	close(): void;
}

/** A real name server on loopback, for A records; `delayMs` before each answer. */
export async function startNameServer(say: (name: string) => Said, delayMs = 0): Promise<NameServer> {
	const asked = new Set<string>();
	const socket = createSocket('udp4');
	socket.on('message', (query, from) => {
		const labels: string[] = [];
		let at = 12;
		for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
			labels.push(query.toString('latin1', at + 1, at + 1 + length));
			at += 1 + length;
		}

		const name = labels.join('.').toLowerCase();
		asked.add(name);
		const said = say(name);
		if (said === 'silence') {
			return;
		}

		const isA = query.readUInt16BE(at + 1) === 1;
		const addresses = said === 'no-such-name' || !isA ? [] : said;
		const header = Buffer.from(query.subarray(0, 12));
		header.writeUInt16BE(said === 'no-such-name' ? 0x81_83 : 0x81_80, 2);
		header.writeUInt16BE(addresses.length, 6);
		header.fill(0, 8);
		const records = addresses.map(address =>
			Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)]),
		);
		const answer = Buffer.concat([header, query.subarray(12, at + 5), ...records]);
		setTimeout(() => socket.send(answer, from.port, from.address), delayMs);
	});
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	return {
		address: `127.0.0.1:${socket.address().port}`,
		asked,
		close: () => void socket.close(),
	};
}
