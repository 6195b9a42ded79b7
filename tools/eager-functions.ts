import {type Node, parse} from 'acorn';

/**
 * Puts the functions that a script hands to a call at its top level into parentheses: `lazily(() => {…})` becomes `lazily((() => {…}))`. V8 takes such a
 * function for one that is called at once and compiles it together with the script, and what is inside of it gets into the code cache, too. esbuild wraps
 * each CommonJS module in such a function, so without the parentheses React is compiled anew at every start, cache or not: 13 of 109 ms until Ink's
 * first frame.
 */
export function eagerFunctions(script: string): string {
	const places: Array<{readonly at: number; readonly text: string}> = [];
	const look = (value: unknown): void => {
		if (Array.isArray(value)) {
			value.forEach(look);
		} else if (isNode(value) && !isFunction(value)) {
			const [handed, ...others] = value.type === 'CallExpression' ? argumentsOf(value) : [];
			if (handed !== undefined && others.length === 0 && isFunction(handed)) {
				places.push({at: handed.start, text: '('}, {at: handed.end, text: ')'});
			}

			Object.values(value).forEach(look);
		}
	};
	look(parse(script, {ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true}).body);
	let eager = '';
	let done = 0;
	for (const {at, text} of places.toSorted((one, other) => one.at - other.at)) {
		eager += script.slice(done, at) + text;
		done = at;
	}

	return eager + script.slice(done);
}

function argumentsOf(call: Node): readonly Node[] {
	return (call as Node & {readonly arguments: readonly Node[]}).arguments;
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function isFunction({type}: Node): boolean {
	return type === 'FunctionExpression' || type === 'ArrowFunctionExpression' || type === 'FunctionDeclaration';
}
