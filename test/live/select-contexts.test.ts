import {describe, expect, it} from 'vitest';
import {selectContexts} from '../../source/live/select-contexts.ts';
import {sampleContext, sampleLive, sampleSnapshot} from '../ui/main/samples.ts';

const contexts = [
	sampleContext('globex-prod'),
	sampleContext('acme-prod', {comment: 'for the finance team'}),
	sampleContext('initech'),
	sampleContext('acme-test'),
];
const states = {
	'globex-prod': 'rejected',
	'acme-prod': 'valid',
	initech: 'unreachable',
	'acme-test': 'unchecked',
} as const;
const live = (name: string) => sampleLive(states[name as keyof typeof states]);
const view = {snapshot: sampleSnapshot(contexts), filter: '', onlyAttention: false, sort: 'file' as const};
const names = (change: Partial<Parameters<typeof selectContexts>[0]>) =>
	selectContexts({...view, ...change}, live).contexts.map(context => context.name);

describe('the contexts that the list shows', () => {
	it('stand in the order of the file, by name, or with the broken ones first', () => {
		expect(names({})).toEqual(['globex-prod', 'acme-prod', 'initech', 'acme-test']);
		expect(names({sort: 'name'})).toEqual(['acme-prod', 'acme-test', 'globex-prod', 'initech']);
		expect(names({sort: 'state'})).toEqual(['globex-prod', 'initech', 'acme-test', 'acme-prod']);
	});

	it('are only those that need attention with !', () => {
		expect(names({onlyAttention: true})).toEqual(['globex-prod', 'initech']);
	});

	it('are found by name, host, comment and user', () => {
		expect(names({filter: 'acm'}).toSorted()).toEqual(['acme-prod', 'acme-test']);
		expect(names({filter: 'aprod'})).toContain('acme-prod');
		expect(names({filter: 'finance'})).toEqual(['acme-prod']);
		expect(names({filter: 'initech.eu'})).toEqual(['initech']);
		expect(names({filter: 'm2m'})).not.toEqual([]);
		expect(names({filter: 'zzzz'})).toEqual([]);
	});

	it('are all found, not only the first ten', () => {
		const many = Array.from({length: 300}, (_, index) => sampleContext(`tenant-${index}`));
		expect(names({snapshot: sampleSnapshot(many), filter: 'tenant'})).toHaveLength(300);
	});
});
