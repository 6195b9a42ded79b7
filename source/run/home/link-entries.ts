import {copyFileSync, linkSync, lstatSync, readdirSync, statSync, symlinkSync} from 'node:fs';
import path from 'node:path';

/** Files that qctx and qlik-cli create next to the contexts file while they write it. */
const besideContexts = /^contexts\.yml(?:\.|$)/;

/**
 * Links every entry of the real `.qlik` folder into a private one, except the contexts file and the files that writing it creates.
 * It is not documented where the current `qlik` keeps aliases and added specifications, so everything is linked.
 *
 * Windows needs a privilege for symbolic links: folders become junctions, files hard links, or copies on another drive.
 */
export function linkEntries(from: string, into: string, contextsFile: string, platform: NodeJS.Platform): void {
	for (const name of entriesOf(from)) {
		if (name !== contextsFile && !besideContexts.test(name)) {
			try {
				link(path.join(from, name), path.join(into, name), platform);
			} catch {
				// A missing entry is no reason not to run.
			}
		}
	}
}

function link(target: string, place: string, platform: NodeJS.Platform): void {
	if (platform !== 'win32') {
		symlinkSync(target, place);
	} else if (statSync(target).isDirectory()) {
		symlinkSync(target, place, 'junction');
	} else {
		linkOrCopy(target, place);
	}
}

function linkOrCopy(target: string, place: string): void {
	try {
		linkSync(target, place);
	} catch {
		if (lstatSync(target).isFile()) {
			copyFileSync(target, place);
		}
	}
}

function entriesOf(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		// There is no `.qlik` yet, or the contexts file is elsewhere.
		return [];
	}
}
