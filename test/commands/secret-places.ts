import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** As many characters of a secret are a leak. */
const telling = 10;

/** The parts of a secret that stand in a text, in the forms in which it travels. */
export function placesOf(secret: string, text: string): string[] {
	const forms = new Set([
		secret,
		JSON.stringify(secret).slice(1, -1),
		encodeURIComponent(secret),
		Buffer.from(secret).toString('base64'),
	]);
	const found: string[] = [];
	for (const form of forms) {
		for (let start = 0; start + telling <= form.length; start++) {
			const part = form.slice(start, start + telling);
			if (text.includes(part)) {
				found.push(part);
			}
		}
	}

	return found;
}

/** Every file below a folder, links not followed, with a path as it is named in a message. */
export function filesBelow(folder: string): Array<{readonly path: string; readonly content: string}> {
	return readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => path.join(entry.parentPath, entry.name))
		.map(file => ({path: path.relative(folder, file), content: readFileSync(file, 'latin1')}));
}
