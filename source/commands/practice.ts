import type {Services} from './services.ts';

export async function startPractice(_services: Services): Promise<never> {
	throw new Error('not there yet');
}
