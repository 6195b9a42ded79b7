import {rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {bundle, bundleLauncher} from './bundle.ts';
import {licencesOf} from './licences.ts';

const published = join(import.meta.dirname, '../dist');

/** Builds what is published. It is put in place at the end, so that a failed build keeps the previous one. */
async function main(): Promise<void> {
	const unfinished = `${published}.unfinished`;
	await rm(unfinished, {recursive: true, force: true});
	const {inputs} = await bundle(join(unfinished, 'cli.cjs'));
	await bundleLauncher(join(unfinished, 'qctx.cjs'));
	await writeFile(join(unfinished, 'third-party-licences.txt'), await licencesOf(Object.keys(inputs)));
	await rm(published, {recursive: true, force: true});
	await rename(unfinished, published);
}

await main();
