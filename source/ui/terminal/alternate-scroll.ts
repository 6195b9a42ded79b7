/**
 * The wheel sends arrow keys while the alternate screen is shown (xterm's mode 1007), so that it scrolls and the mouse stays the
 * terminal's. The user's own setting is saved and given back (XTSAVE and XTRESTORE).
 *
 * No automatic line break (DECAWM): terminals disagree about the width of joined emoji and of some scripts, and a row that one of them takes for too
 * wide must lose its end rather than scroll the whole screen.
 */
export const alternateScrollOn = '\u001B[?1007s\u001B[?1007h\u001B[?7l';
export const alternateScrollBack = '\u001B[?1007r\u001B[?7h';
