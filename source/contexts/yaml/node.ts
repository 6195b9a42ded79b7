/** A scalar keeps its text; it is never converted to a number, boolean or date (docs/contexts-file.md). */
export interface YamlScalar {
	readonly kind: 'scalar';
	readonly text: string;
	/** Written without quotes, so that a reader may take it for a number, a boolean or null. */
	readonly plain: boolean;
	readonly tag: string;
	readonly offset: number;
}

export interface YamlMap {
	readonly kind: 'map';
	/** Its own entries in the order of the file, then those from a merge key. */
	readonly entries: readonly YamlEntry[];
	readonly tag: string;
	readonly offset: number;
}

export interface YamlList {
	readonly kind: 'list';
	readonly items: readonly YamlNode[];
	readonly tag: string;
	readonly offset: number;
}

export interface YamlEntry {
	readonly key: YamlNode;
	readonly value: YamlNode;
	/** From another map, by `<<`. */
	readonly merged: boolean;
}

/** One object per node of the file; an alias is the object of its anchor. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

/** Why a text is not YAML, or not YAML that every reader accepts. Offsets are in UTF-16 units. */
export class YamlError extends Error {
	readonly offset: number;

	constructor(reason: string, offset: number) {
		super(reason);
		this.offset = offset;
	}
}

/** Plain null of YAML 1.1 and 1.2, and of Go (docs/contexts-file.md). */
export function isNull(node: YamlNode | undefined): boolean {
	return node?.kind === 'scalar' && node.plain && node.tag === '' && /^(?:~|null|Null|NULL|)$/.test(node.text);
}
