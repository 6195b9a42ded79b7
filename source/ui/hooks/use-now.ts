import {useEffect, useState} from 'react';

/** The time, updated every `intervalMs`, for ages on the screen. */
export function useNow(now: () => number, intervalMs: number): number {
	const [, tick] = useState(0);
	useEffect(() => {
		const timer = setInterval(() => {
			tick(count => count + 1);
		}, intervalMs);
		return () => {
			clearInterval(timer);
		};
	}, [intervalMs]);
	return now();
}
