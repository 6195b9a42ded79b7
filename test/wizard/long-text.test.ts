import {describe, expect, it} from 'vitest';
import {fieldText} from '../../source/wizard/draft/edit-draft.ts';
import {fieldNotes} from '../../source/wizard/draft/field-notes.ts';
import type {FieldId} from '../../source/wizard/draft/fields.ts';
import {Drive, known, oauthContext} from './drive.ts';

const megabyte = 'x'.repeat(1_000_000);

function notes(drive: Drive, field: FieldId): string[] {
	return fieldNotes(drive.state, field, 0).map(({text, role}) => `${role}: ${text}`);
}

describe('far too much text', () => {
	it.each(['server', 'name', 'comment'] as const)('is cut in the field %s, with a message until it changes', field => {
		const drive = new Drive().paste(field, megabyte);
		expect(fieldText(drive.state, field)).toHaveLength(4096);
		const words = 'warn: cut to 4,096 characters, 995,904 left out';
		expect(notes(drive, field)).toContain(words);
		expect(notes(drive.type(field, 'acme'), field)).not.toContain(words);
	});

	it('does not split a character', () => {
		const drive = new Drive().type('comment', `${'x'.repeat(4095)}\u{1f600}`);
		expect(drive.state.draft.comment).toBe('x'.repeat(4095));
	});

	it('is cut in a secret field too, far beyond any secret', () => {
		const drive = new Drive().toCredentials().paste('client-secret', megabyte);
		expect(drive.state.draft.clientSecret.length).toBe(65_536);
		expect(notes(drive, 'client-secret')).toContain('warn: cut to 65,536 characters, 934,464 left out');
	});

	const pastes = {
		letters: 'x',
		'template placeholders': '<tenant',
		quotes: '"',
		tabs: '\t',
		'line breaks': '\n',
		'labels of a client': 'client id: ',
		'the start of JSON': '{"clientId":',
		dots: 'eyJ.',
		'wide characters': '日',
	};

	describe.each(Object.entries(pastes))('a megabyte of %s', (_what, piece) => {
		const text = piece.repeat(Math.ceil(1_000_000 / piece.length));

		it.each(['server', 'client-id', 'client-secret', 'api-key', 'name', 'comment'] as const)(
			'is answered within a second in the field %s',
			field => {
				const drive = new Drive().toCredentials(field === 'api-key' ? 'A' : 'O');
				const started = performance.now();
				drive.paste(field, text);
				notes(drive, field);
				drive.enter();
				expect(performance.now() - started).toBeLessThan(1000);
			},
		);
	});

	it('does not shorten what is stored already', () => {
		const comment = 'x'.repeat(5000);
		const drive = new Drive({edit: oauthContext({comment}), contexts: known(['acme'])});
		expect(drive.type('comment', `${comment.slice(1)}y`).state.draft.comment).toHaveLength(5000);
	});

	it('is quoted only by its beginning', () => {
		const long = 'n'.repeat(300);
		const drive = new Drive({contexts: known([long]), name: long}).toCheck().answerCheck('valid').enter();
		drive
			.do({type: 'contexts-read', contexts: known([long])})
			.do({type: 'next-field'})
			.enter();
		expect(notes(drive, 'replace')).toEqual([
			`bad: “${'n'.repeat(39)}…” is taken: replace it with y, or type another name.`,
		]);
		drive.do({type: 'switched', field: 'replace', on: true});
		expect(notes(drive, 'name')).toEqual([`warn: “${'n'.repeat(39)}…” will be replaced.`]);
	});
});
