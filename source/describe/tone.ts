/** How a sentence is meant; the screen turns it into a colour, plain lines leave it out. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'muted';
