// The door of the exports room: the assembled film as other formats, and the storyboard as a contact sheet.
export type { FilmFormatName } from '#shared/model/export-presets.ts';
export { type ContactSheet, type ContactSheetOptions, makeContactSheet } from './contact-sheet.ts';
export { encodeFilm } from './encode-film.ts';
export type { EncodedFilm, EncodeRequest } from './encode-request.ts';
export { encodersOf, whyNotEncodable } from './encoders.ts';
export type { ContactCell } from './sheet-layout.ts';
