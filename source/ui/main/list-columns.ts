import type {Context} from '../../contexts/context.ts';
import {signInLabel} from '../../describe/sign-in.ts';
import {tenantName} from '../../describe/tenant-name.ts';
import {displayWidth} from '../../text/width.ts';

/** Widths of the list's columns in cells. A column of 0 cells is left out, with the gap before it. */
export interface ListColumns {
	readonly name: number;
	readonly tenant: number;
	readonly signIn: number;
	/** Behind the state word: the key that fixes it, an age, an end. */
	readonly note: number;
	readonly user: number;
	readonly comment: number;
}

/** Blank, cursor, mark, current, blank. */
export const marksWidth = 5;
export const gap = 2;
/** Glyph, blank and `not-a-tenant`, the longest state. */
export const stateWidth = 14;
/** `old key live`, `e fix secret`, `12 min ago`. */
const noteWidth = 12;
const userWidth = 20;
/** So much of a long name and tenant is seen before the note is; the rest comes after it. */
const leastName = 10;
const leastTenant = 10;
const fairName = 16;
const fairTenant = 14;

/** What the rows need to be shown whole. It depends on the file alone, so that nothing moves while states come in. */
export interface ColumnNeeds {
	readonly name: number;
	readonly tenant: number;
	readonly signIn: number;
	readonly comment: number;
}

const known = new WeakMap<readonly Context[], ColumnNeeds>();

/** Behind the name of a protected context, with the blank before it. */
export const protectedWord = ' protected';

/** Measured once for each reading of the file: thousands of names would cost a frame. */
export function columnNeeds(contexts: readonly Context[], isProtected: (name: string) => boolean): ColumnNeeds {
	const before = known.get(contexts);
	if (before !== undefined) {
		return before;
	}

	const longest = (least: string, text: (context: Context) => string) =>
		contexts.reduce((width, context) => Math.max(width, displayWidth(text(context))), least.length);
	const needs = {
		name: longest('NAME', ({name}) => (name === '' ? '""' : name) + (isProtected(name) ? protectedWord : '')),
		tenant: longest('TENANT', tenantName),
		signIn: longest('SIGN-IN', signInLabel),
		comment: longest('', ({comment}) => comment ?? ''),
	};
	known.set(contexts, needs);
	return needs;
}

/** The row with all its usual columns whole, and a blank at its end. */
export function wholeWidth({name, tenant, signIn}: ColumnNeeds): number {
	return marksWidth + name + gap + tenant + gap + signIn + gap + stateWidth + 1 + noteWidth + 1;
}

/**
 * Shares a row out. Every column only grows with the width (a wider terminal never shows less), and none is cut while there are cells left: state word,
 * sign-in and the beginnings of name and tenant come first, then the note, then the rest of name and tenant, then user and comment.
 */
export function shareColumns(needs: ColumnNeeds, width: number): ListColumns {
	const {signIn} = needs;
	const least = {name: Math.min(needs.name, leastName), tenant: Math.min(needs.tenant, leastTenant)};
	let spare = Math.max(0, width - marksWidth - least.name - gap - least.tenant - gap - signIn - gap - stateWidth - 1);
	const take = (most: number) => {
		const taken = Math.max(0, Math.min(spare, most));
		spare -= taken;
		return taken;
	};

	const fair = {name: Math.min(needs.name, fairName), tenant: Math.min(needs.tenant, fairTenant)};
	const [moreName, moreTenant] = halve(spare, fair.name - least.name, fair.tenant - least.tenant);
	spare -= moreName + moreTenant;
	const note = Math.max(0, take(noteWidth + 1) - 1);
	const [restOfName, restOfTenant] = halve(spare, needs.name - fair.name, needs.tenant - fair.tenant);
	spare -= restOfName + restOfTenant;
	return {
		name: least.name + moreName + restOfName,
		tenant: least.tenant + moreTenant + restOfTenant,
		signIn,
		note,
		user: Math.max(0, take(userWidth + gap) - gap),
		comment: needs.comment === 0 ? 0 : Math.max(0, take(needs.comment + gap) - gap),
	};
}

/** What user and comment would like to have beside the usual columns. */
export function extraWidth({comment}: ColumnNeeds): number {
	return gap + userWidth + (comment === 0 ? 0 : gap + comment);
}

/** Shares cells between two who want some; what one does not need is the other's. */
function halve(cells: number, one: number, other: number): [number, number] {
	const first = Math.min(one, Math.max(cells - other, Math.ceil(cells / 2)));
	return [first, Math.min(other, cells - first)];
}
