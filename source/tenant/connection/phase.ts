/** How far a request came. */
export type Phase = 'lookup' | 'connect' | 'proxy' | 'tls' | 'request' | 'answer';
