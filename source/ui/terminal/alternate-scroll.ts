/**
 * The wheel sends arrow keys while the alternate screen is shown (xterm's mode 1007), so that it scrolls and the mouse stays the
 * terminal's. The user's own setting is saved and given back (XTSAVE and XTRESTORE).
 */
export const alternateScrollOn = '\u001B[?1007s\u001B[?1007h';
export const alternateScrollBack = '\u001B[?1007r';
