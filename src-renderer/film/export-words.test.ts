import { expect, it } from 'vitest';
import type { ExportOptions } from '#shared/model/export.ts';
import { DEFAULT_EXPORT_OPTIONS } from '#shared/model/export-defaults.ts';
import { isTimeline } from '#shared/model/export-presets.ts';
import { DEFAULT_FILM_SETTINGS, type FilmSettings } from '#shared/model/film.ts';
import type { Finding } from '#shared/studio-error.ts';
import { standInFilm } from '../studio-client/stand-in-film.ts';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { type ExportScope, findingsOf, nameProblem, offeredName, outcomeFacts, shotNames } from './export-words.ts';

const shots = Array.from({ length: 6 }, (_, index) => standInShot(index));
const clip = { mediaPath: 'video/a.mp4', thumbnailPath: null, take: 1, version: '1' };
/** 761 frames; the last two shots, 228 frames of them, are not rendered. */
const plan = standInPlan(shots, ({ shotId }) => (Number(shotId) > 4 ? toRender : { ...toRender, clip }));
const filmWith = (settings: Partial<FilmSettings> = {}) => standInFilm(plan, { ...DEFAULT_FILM_SETTINGS, ...settings });

const scopeOf = (change: Partial<ExportScope>, options: Partial<ExportOptions> = {}): ExportScope => ({
  format: 'mp4',
  shotId: null,
  skipMissing: false,
  ...change,
  options: { ...DEFAULT_EXPORT_OPTIONS, ...options },
});

it.each<[string, ExportScope, string]>([
  ['Length', scopeOf({}), '31.71 s, 761 frames at 24 fps'],
  ['Encoding', scopeOf({}), '743 frames are copied from the clips, 18 are encoded'],
  ['Encoding', scopeOf({}, { crf: 20 }), 'All 761 frames are encoded a second time'],
  ['Encoding', scopeOf({}, { widthPixels: 640 }), 'All 761 frames are encoded a second time'],
  ['Picture', scopeOf({}, { widthPixels: 853 }), '854 × 480'],
  ['Picture', scopeOf({ format: 'gif' }, { widthPixels: 600 }), '600 × 338'],
  ['Picture', scopeOf({ format: 'gif' }, { widthPixels: 853 }), '853 × 480'],
  ['Length', scopeOf({ skipMissing: true }), '22.21 s, 533 frames at 24 fps'],
  ['Length', scopeOf({ shotId: '002' }), '5 s, 120 frames at 24 fps'],
  ['Length', scopeOf({ format: 'gif', shotId: '002' }, { framesPerSecond: 12 }), '5 s, 60 frames at 12 fps'],
  ['Encoding', scopeOf({ format: 'gif', shotId: '002' }, { framesPerSecond: 12 }), 'All 60 frames are encoded'],
  ['Encoding', scopeOf({ format: 'png-sequence' }), '761 pictures, one file each'],
  ['Media', scopeOf({ format: 'otio' }), '6 shots; the clips stay where they are, no picture is encoded'],
  ['Pictures', scopeOf({ format: 'contact-sheet' }, { columns: 3 }), '6 shots, 3 beside each other'],
])('says before what it will be: %s, %#', (name, scope, words) => {
  const facts = new Map(outcomeFacts(filmWith(), scope, isTimeline(scope.format)));
  expect(facts.get(name)).toBe(words);
});

it('counts an end card among what is encoded', () => {
  const film = filmWith({ endCard: { text: 'The end', durationSeconds: 2 } });
  const facts = new Map(outcomeFacts(film, scopeOf({}), false));
  expect(facts.get('Length')).toBe('33.71 s, 809 frames at 24 fps');
  expect(facts.get('Encoding')).toBe('743 frames are copied from the clips, 66 are encoded');
});

it('offers a name and refuses what stands in no file name', () => {
  expect(offeredName('Häfen: "Nacht" 5%', scopeOf({ shotId: 'A/1' }))).toBe('Häfen_ _Nacht_ 5%_shot_A_1');
  expect(offeredName('Harbour', scopeOf({ format: 'contact-sheet' }))).toBe('Harbour_contact_sheet');
  expect(offeredName('Harbour', scopeOf({}, { crf: 20 }))).toBe('Harbour_share');
  expect(offeredName('Harbour', scopeOf({ format: 'av1' }))).toBe('Harbour_av1');
  expect(offeredName('Harbour', scopeOf({ format: 'prores' }, { proresProfile: 'proxy' }))).toBe(
    'Harbour_prores_proxy',
  );
  expect(offeredName('...', scopeOf({}))).toBe('film');
  const bad = ['', ' ', 'a/b', 'a\\b', '.hidden', 'a\nb', 'what?', 'x'.repeat(200)];
  expect(bad.map((name) => nameProblem(name) !== null)).toEqual(bad.map(() => true));
  expect(['Harbour', "Kim's film (2) %d é", '1'].map(nameProblem)).toEqual([null, null, null]);
});

it('says what the shots themselves say only once, and of one shot nothing of its neighbours', () => {
  const finding = (code: Finding['code'], severity: Finding['severity'], shotId: string): Finding => {
    return { code, severity, shotId, message: code, remedy: '' };
  };
  const [missing, stale, cut] = [
    finding('file-missing', 'problem', '005'),
    finding('plan-blocked', 'warning', '001'),
    finding('output-too-short', 'warning', '003'),
  ];
  const film = filmWith();
  const [first, ...others] = film.shots;
  if (!first) throw new Error('The film has shots.');
  const view = { ...film, shots: [{ ...first, stale: ['001/0'] }, ...others], findings: [missing, stale, cut] };
  expect(findingsOf(view, scopeOf({}))).toEqual([cut]);
  expect(findingsOf(view, scopeOf({ shotId: '003' }))).toEqual([]);
  expect(findingsOf(view, scopeOf({ format: 'contact-sheet' }))).toEqual([]);
  expect(findingsOf(view, scopeOf({ format: 'gif' }, { framesPerSecond: 60 })).map(({ code }) => code)).toEqual([
    'bad-request',
    'output-too-short',
  ]);
});

it('names a few shots and counts the others', () => {
  const { shots: all } = filmWith();
  expect([1, 3, 6].map((count) => shotNames(all.slice(0, count)))).toEqual([
    'shot 001',
    'shots 001, 002 and 003',
    'shots 001, 002, 003 and 3 more',
  ]);
});
