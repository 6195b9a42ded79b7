/** A token that was granted, without the token itself. Epoch milliseconds. */
export interface TokenLife {
	readonly grantedAt: number;
	readonly expiresAt: number;
}

export interface KeepFreshOptions {
	readonly first: TokenLife;
	/** Gets a new token and puts it in place. Undefined when none was granted. */
	readonly renew: () => Promise<TokenLife | undefined>;
	readonly now?: () => number;
}

/** A token is renewed when this much of its life is over, so that the next command finds a good one even if the first attempt fails. */
const renewAfter = 0.8;
/** Milliseconds between attempts after one that failed. */
const leastPause = 1000;
const mostPause = 30_000;
/** A longer timer would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** Renews a token for as long as a command runs. @returns a function that ends it. */
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
