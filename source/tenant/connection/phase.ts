/** How far a request got. */
export type Phase = 'lookup' | 'connect' | 'proxy' | 'tls' | 'request' | 'answer';
