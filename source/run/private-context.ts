import type {Secret} from '../credentials/secret.ts';
import {createPrivateHome, type PrivateHome, type PrivateHomeOptions} from './home/private-home.ts';
import {keepTokenFresh, type TokenLife} from './keep-token-fresh.ts';

/** A token that was granted for the context. */
export interface GrantedToken extends TokenLife {
	readonly token: Secret;
	readonly scopes: readonly string[];
}

export interface PrivateContextOptions {
	readonly home: Omit<PrivateHomeOptions, 'text'>;
	/** The text of the private file, which has only this context. */
	readonly text: string;
	/** Returns the private file with another token, or without credentials, otherwise unchanged. Undefined when it cannot be read at the moment. */
	readonly withToken: (text: string, token: Secret | undefined) => string | undefined;
	/** The token in the file; undefined for credentials without a short-lived form. */
	readonly granted: GrantedToken | undefined;
	/** Requests the next token; undefined when none was granted. */
	readonly renew: () => Promise<GrantedToken | undefined>;
	readonly now?: () => number;
}

/** One context in a home of its own, kept usable until it is closed. */
export interface PrivateContext {
	readonly home: PrivateHome;
	/** Removes the credentials for good: the tenant refuses every command started from now on. */
	expire(): void;
	/** Stops the renewal. The caller removes the home. */
	close(): void;
}

/** A command that rewrites the file during a renewal may restore the old token, so we look again after this many milliseconds. */
const secondLook = 500;
/** Attempts at a file that the child is writing, and the pause between them in milliseconds. */
const attempts = 20;
const pause = 50;

/** Creates the home and keeps its token fresh. Throws system errors. */
export function openPrivateContext(options: PrivateContextOptions): PrivateContext {
	const {text, withToken, granted, renew, now} = options;
	const home = createPrivateHome({...options.home, text});
	const timers = new Set<NodeJS.Timeout>();
	let over = false;

	const later = (task: () => void, milliseconds: number) => {
		const timer = setTimeout(() => {
			timers.delete(timer);
			task();
		}, milliseconds);
		timers.add(timer);
	};

	/** Inserts or removes the token: at once if the file can be read, or else as soon as it can. */
	const put = (token: Secret | undefined, left = attempts): void => {
		const before = home.read();
		const after = before === undefined ? undefined : withToken(before, token);
		if (after === undefined && left > 0) {
			later(() => put(token, left - 1), pause);
		} else if (after !== before) {
			try {
				// If it is still not a contexts file after a second, replace it.
				home.write(after ?? withToken(text, token) ?? text);
			} catch {
				// For instance a full disk; the command keeps running.
				later(() => put(token), secondLook);
			}
		}
	};

	const forgetPending = () => {
		for (const timer of timers) {
			clearTimeout(timer);
		}

		timers.clear();
	};

	const replace = (token: Secret | undefined): void => {
		forgetPending();
		put(token);
		later(() => put(token), secondLook);
	};

	const stop =
		granted === undefined
			? () => undefined
			: keepTokenFresh({
					first: granted,
					async renew() {
						const next = await renew();
						if (next !== undefined && !over) {
							replace(next.token);
						}

						return next;
					},
					...(now === undefined ? {} : {now}),
				});

	const end = () => {
		over = true;
		stop();
		forgetPending();
	};

	return {
		home,
		expire() {
			end();
			replace(undefined);
		},
		close: end,
	};
}
