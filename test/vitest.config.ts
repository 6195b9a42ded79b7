import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		globalSetup: ['test/left-over.ts', 'test/windows/end-windows.ts'],
		// One process and no isolation: files start in milliseconds; tests keep no global state.
		pool: 'threads',
		isolate: false,
		testTimeout: 20_000,
		env: {NODE_ENV: 'test'},
	},
});
