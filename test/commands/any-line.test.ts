import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {makeHome} from './command-line.ts';

const words = [
	...['context', 'user', 'me', 'ls', 'get', 'use', 'rename', 'rm', 'clear', 'undo', 'protect', 'create', 'update'],
	...['init', 'check', 'current', 'completion', 'help', 'login', 'purge-backups', '__complete', 'bash', 'zsh', 'files'],
	...['--json', '-v', '--context', '--', '--server', '-s', '--headers', '--insecure', '--only', '--timeout', '--jsonl'],
	...['--expires-within', '--api-key-stdin', '--api-key', '--oauth-client-id', '--oauth-client-secret', '--comment'],
	...['--oauth-client-secret-env', '--remove', '--or-update', '--yes', '-q', '--raw', '--help', '--version', '-c'],
	...['--server-type', '--accessible', '--no-color', '-', 'a', 'b', 'nope', 'https://127.0.0.1:1', 'k=v', 'valid', '1'],
	...['14d', '', '*', '{', '[', '=', '=a', 'é', '../..', 'null', '123', '\u001b[2J', 'Authorization=Bearer z'],
	// What every object has, by other names.
	...['__proto__', 'constructor', 'toString', 'constructor://x'],
];

const contexts = `current-context: a
contexts:
    a:
        headers:
            Authorization: Bearer made-up
        server: http://127.0.0.1:1
    b:
        oauth-client-id: x
        oauth-client-secret: made-up
        server: http://127.0.0.1:1
    __proto__:
        server: x
    "123":
        server: z
`;

describe('any command line', () => {
	it('ends with a documented exit code, and explains it when it is not 0', async () => {
		const line = fc.array(fc.constantFrom(...words), {minLength: 1, maxLength: 6});
		await fc.assert(
			fc.asyncProperty(line, fc.constantFrom('', 'y\nA\nkey\n'), async (argv, stdin) => {
				const {code, stdout, stderr} = await makeHome(contexts).run(argv, {stdin});
				expect([0, 1, 2, 3, 4]).toContain(code);
				expect(stderr).not.toContain('Something went wrong inside qctx');
				expect(code === 0 || stdout + stderr !== '').toBe(true);
			}),
			{
				numRuns: 400,
				examples: [
					[['help', 'constructor'], ''],
					[['help', '__proto__'], ''],
				],
			},
		);
	});
});
