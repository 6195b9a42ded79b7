import fc from 'fast-check';
import {expect, it} from 'vitest';
import {createWholeLines} from '../../../source/run/child/whole-lines.ts';

it('returns the same lines however the bytes are split', () => {
	fc.assert(
		fc.property(fc.array(fc.stringMatching(/^[^\r\n]*$/u)), fc.array(fc.nat(20)), fc.boolean(), (lines, cuts, crlf) => {
			const bytes = Buffer.from(lines.map(line => line + (crlf ? '\r\n' : '\n')).join(''));
			const whole = createWholeLines();
			const got: string[] = [];
			let at = 0;
			for (const cut of [...cuts, bytes.length]) {
				got.push(...whole.add(bytes.subarray(at, at + cut)));
				at += cut;
			}

			got.push(...whole.end());
			expect(got).toEqual(
				Buffer.from(lines.join('\n')).toString() === '' && lines.length === 0
					? []
					: lines.map(line => Buffer.from(line).toString()),
			);
		}),
	);
});

it('returns an unfinished last line at the end of the stream', () => {
	const whole = createWholeLines();
	expect([whole.add(Buffer.from('one\ntw')), whole.add(Buffer.from('o')), whole.end()]).toEqual([['one'], [], ['two']]);
});
