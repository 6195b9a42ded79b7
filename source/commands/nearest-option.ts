import {connectionOptions, globalOptions} from './global-options.ts';

/** Of the options that every command takes, the one that was probably meant, as a question. */
export async function nearestOption(option: string): Promise<string | undefined> {
	const {nearest} = await import('../text/nearest.ts');
	const names = [...globalOptions, ...connectionOptions].flatMap(({flags}) => /--[\w-]+/.exec(flags) ?? []);
	const meant = nearest(option, [...names, '--help', '--version']);
	return meant === undefined ? undefined : `Did you mean ${meant}?`;
}
