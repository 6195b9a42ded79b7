import {useEffect, useState} from 'react';

/** Slow enough to cost nothing and to disturb nobody. */
const frameMs = 300;

/** Counts frames while something is pending; stands still otherwise. */
export function useSpin(isOn: boolean): number {
	const [frame, setFrame] = useState(0);
	useEffect(() => {
		if (!isOn) {
			return undefined;
		}

		const timer = setInterval(() => {
			setFrame(before => before + 1);
		}, frameMs);
		return () => {
			clearInterval(timer);
		};
	}, [isOn]);
	return frame;
}
