import {connectionOptions, globalOptions} from '../options/global-options.ts';

/**
 * A question naming the option that was probably meant, from the global options and those of the command; among equally
 * near ones, the shortest.
 */
export async function nearestOption(option: string, alike: readonly string[] = []): Promise<string | undefined> {
	const {nearest} = await import('../../text/nearest.ts');
	const names = [...globalOptions, ...connectionOptions].flatMap(({flags}) => /--[\w-]+/.exec(flags) ?? []);
	const candidates = [...names, '--help', '--version', ...alike].toSorted((one, other) => one.length - other.length);
	const meant = nearest(option, candidates);
	return meant === undefined ? undefined : `Did you mean ${meant}?`;
}
