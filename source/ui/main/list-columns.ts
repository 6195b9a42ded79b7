import type {Context} from '../../contexts/context.ts';
import {signInLabel} from '../../describe/sign-in.ts';
import {tenantName} from '../../describe/tenant-name.ts';
import {displayWidth} from '../../text/width.ts';

/** Widths of the list's columns in cells. A column of 0 cells is left out, with the gap before it. */
export interface ListColumns {
	readonly name: number;
	readonly tenant: number;
	readonly signIn: number;
	/** After the state word: the key that fixes it, an age or an expiry date. */
	readonly note: number;
	readonly user: number;
	readonly comment: number;
}

/** Space, cursor, mark, current, space. */
export const marksWidth = 5;
export const gap = 2;
/** Glyph, space and `not-a-tenant`, the longest state. */
export const stateWidth = 14;
/** `e fix secret`, `12 min ago`. A longer one (`old key alive`) borrows from the state column. */
const noteWidth = 12;
const userWidth = 20;
/** A long name and tenant get this much before the note gets any; the rest of them comes after it. */
const leastName = 10;
const leastTenant = 10;
const fairName = 16;
const fairTenant = 14;

/** The widths that show every row in full. They depend only on the file, so nothing moves while states come in. */
export interface ColumnNeeds {
	readonly name: number;
	readonly tenant: number;
	readonly signIn: number;
	readonly comment: number;
}

const known = new WeakMap<readonly Context[], ColumnNeeds>();

/** Follows the name of a protected context; includes the space before it. */
export const protectedWord = ' protected';

/** Measured once per reading of the file, because thousands of names would cost a frame. */
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

/** The width of a row with all its usual columns in full and a space at the end. */
export function wholeWidth({name, tenant, signIn}: ColumnNeeds): number {
	return marksWidth + name + gap + tenant + gap + signIn + gap + stateWidth + 1 + noteWidth + 1;
}

/**
 * Divides a row. Columns only grow with the width (a wider terminal never shows less), and none is cut while there are cells left. In order: state word,
 * sign-in and the beginnings of name and tenant, then the note, then the rest of name and tenant, then user and comment.
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

/** The width that user and comment need in addition to the usual columns. */
export function extraWidth({comment}: ColumnNeeds): number {
	return gap + userWidth + (comment === 0 ? 0 : gap + comment);
}

/** Divides cells between two columns; what one does not need goes to the other. */
function halve(cells: number, one: number, other: number): [number, number] {
	const first = Math.min(one, Math.max(cells - other, Math.ceil(cells / 2)));
	return [first, Math.min(other, cells - first)];
}
