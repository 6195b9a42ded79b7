import type {Line} from '../../text/edit-line.ts';

/** A question that names what would be deleted. */
export interface DeleteQuestion {
	readonly kind: 'delete';
	readonly names: readonly string[];
	/** Why undo could not bring them back; undefined when it could. */
	readonly noBackup?: string;
}

/** Asks for the name of a context, or of its copy. */
export interface NameQuestion {
	readonly kind: 'name';
	readonly purpose: 'rename' | 'duplicate';
	readonly from: string;
	readonly line: Line;
}

/** What can be copied of a context. */
export interface CopyMenu {
	readonly kind: 'copy';
	readonly name: string;
	readonly selected: number;
}

/** Every command by its name. */
export interface Palette {
	readonly kind: 'palette';
	readonly line: Line;
	readonly selected: number;
}

/** The list of keys. */
export interface Help {
	readonly kind: 'help';
	/** Rows scrolled down. */
	readonly scroll: number;
}

/** What lies over the main screen and takes the keys. */
export type Overlay = DeleteQuestion | NameQuestion | CopyMenu | Palette | Help;
