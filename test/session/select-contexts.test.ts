import {describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {selectContexts} from '../../source/session/select-contexts.ts';
import {sampleContext, sampleLive, sampleResult, sampleSnapshot} from '../ui/main/samples.ts';

const acme = sampleContext('acme-prod', {comment: 'for the finance team'});
const contexts = [sampleContext('globex-prod'), acme, sampleContext('initech'), sampleContext('acme-test')];
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
	it('are in file order, by name, or with the broken ones first', () => {
		expect(names({})).toEqual(['globex-prod', 'acme-prod', 'initech', 'acme-test']);
		expect(names({sort: 'name'})).toEqual(['acme-prod', 'acme-test', 'globex-prod', 'initech']);
		expect(names({sort: 'state'})).toEqual(['globex-prod', 'initech', 'acme-test', 'acme-prod']);
	});

	it('are sorted by key expiry, soonest first, with unknown ones last', () => {
		const end = (name: string) => ({initech: 2000, 'acme-test': 1000})[name];
		const keys = contexts.map(context => ({
			...context,
			credentials: {kind: 'api-key', token: new Secret('made-up-key')} as const,
		}));
		const known = (name: string) => sampleLive('valid', {result: sampleResult('valid', {expiresAt: end(name)})});
		const choice = {...view, snapshot: sampleSnapshot(keys), sort: 'end' as const};
		expect(selectContexts(choice, known).contexts.map(({name}) => name)).toEqual([
			'acme-test',
			'initech',
			'acme-prod',
			'globex-prod',
		]);
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

	it('are all found by a filter, not only the first ten', () => {
		const many = Array.from({length: 300}, (_, index) => sampleContext(`tenant-${index}`));
		expect(names({snapshot: sampleSnapshot(many), filter: 'tenant'})).toHaveLength(300);
	});

	it('are the best thousand matches of a filter, in list order', () => {
		const many = Array.from({length: 3000}, (_, index) => sampleContext(`tenant-${index}`));
		const selection = selectContexts({...view, snapshot: sampleSnapshot([...many, acme]), filter: 'tenant'}, live);
		expect(selection.total).toBe(3000);
		expect(selection.contexts.map(({name}) => name)).toEqual(many.slice(0, 1000).map(({name}) => name));
		expect(names({snapshot: sampleSnapshot([...many, acme]), filter: 'acme'})).toEqual(['acme-prod']);
		expect(names({snapshot: sampleSnapshot([...many, acme]), filter: ''})).toHaveLength(3001);
	});

	it('need attention and match, even when the filter has thousands of matches', () => {
		const many = Array.from({length: 3000}, (_, index) => sampleContext(`tenant-${index}`));
		const rejected = (name: string) => sampleLive(name === 'tenant-2999' ? 'rejected' : 'valid');
		const choice = {...view, snapshot: sampleSnapshot(many), filter: 'tenant', onlyAttention: true};
		expect(selectContexts(choice, rejected).contexts.map(({name}) => name)).toEqual(['tenant-2999']);
	});

	it('are found by a user that was learnt after the last search', () => {
		const snapshot = sampleSnapshot(contexts);
		const unknown = () => sampleLive('unchecked');
		expect(selectContexts({...view, snapshot, filter: 'm2m'}, unknown).contexts).toEqual([]);
		expect(selectContexts({...view, snapshot, filter: 'm2m'}, live).contexts).not.toEqual([]);
	});

	it('include the matched letters of a name', () => {
		const {matchedIn} = selectContexts({...view, filter: 'prod'}, live);
		selectContexts({...view, filter: 'acme'}, live);
		expect(matchedIn(acme)).toEqual([5, 6, 7, 8]);
		expect(selectContexts({...view, filter: 'finance'}, live).matchedIn(acme)).toBeUndefined();
	});
});
