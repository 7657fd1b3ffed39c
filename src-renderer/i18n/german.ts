// All German catalogues of the page and of what it shares with the studio: one chunk of its own, loaded where it is spoken.
type Catalogue = Readonly<Record<string, string>>;

const ofPage = import.meta.glob<Catalogue>('./german/*.ts', { eager: true, import: 'german' });
const ofShared = import.meta.glob<Catalogue>('../../src-shared/i18n/german/*.ts', { eager: true, import: 'german' });

export const german: Catalogue = Object.assign({}, ...Object.values(ofShared), ...Object.values(ofPage));
