const offset = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/**
 * 16 hex digits that tell texts apart, for names of cache files (FNV-1a, 64 bits, over UTF-16 units). Not for anything that somebody might want to
 * forge: that needs node:crypto, which takes milliseconds to load before the first frame.
 */
export function shortHash(text: string): string {
	let hash = offset;
	for (let index = 0; index < text.length; index++) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * prime);
	}

	return hash.toString(16).padStart(16, '0');
}
