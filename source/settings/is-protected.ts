import {matchesGlob} from '../text/glob.ts';
import type {Settings} from './settings.ts';

/** Whether a context's name must be typed before it is used, changed or removed (the setting `protected`). */
export function isProtected(name: string, settings: Pick<Settings, 'protected'>): boolean {
	return settings.protected.some(pattern => matchesGlob(name, pattern));
}
