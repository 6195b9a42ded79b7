/** The lifetime of a granted token, in epoch milliseconds. */
export interface TokenLife {
	readonly grantedAt: number;
	readonly expiresAt: number;
}

export interface KeepFreshOptions {
	readonly first: TokenLife;
	/** Gets and stores a new token; undefined when none was granted. */
	readonly renew: () => Promise<TokenLife | undefined>;
	readonly now?: () => number;
}

/** A token is renewed after this much of its lifetime, so that the next command has a valid one even if the first attempt fails. */
const renewAfter = 0.8;
/** Milliseconds before another attempt after a failure. */
const leastPause = 1000;
const mostPause = 30_000;
/** The longest delay of a timer; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** Keeps renewing a token while a command runs. @returns a function that stops this. */
export function keepTokenFresh({first, renew, now = Date.now}: KeepFreshOptions): () => void {
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;
	const wait = (milliseconds: number, life: TokenLife, pause: number) => {
		timer = setTimeout(() => void attempt(life, pause), Math.min(Math.max(0, milliseconds), longestTimer));
		timer.unref();
	};
	const untilRenewal = ({grantedAt, expiresAt}: TokenLife) => grantedAt + (expiresAt - grantedAt) * renewAfter - now();
	const attempt = async (life: TokenLife, pause: number): Promise<void> => {
		// The timer was cut short, or the machine's clock was set back.
		if (untilRenewal(life) > leastPause) {
			wait(untilRenewal(life), life, pause);
			return;
		}

		const renewed = await renew().catch(() => undefined);
		if (stopped) {
			return;
		}

		if (renewed === undefined) {
			wait(pause, life, Math.min(pause * 2, mostPause));
		} else {
			wait(untilRenewal(renewed), renewed, leastPause);
		}
	};
	wait(untilRenewal(first), first, leastPause);
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
