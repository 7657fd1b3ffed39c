import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FILM_SETTINGS, type FilmSettings } from '#shared/model/film.ts';
import type { SeamCorrection } from '#shared/model/seam.ts';
import { editFilm, filmShots } from './film-edit.ts';
import { filmOf, RATE, type ShotForTest, sourceOf } from './film-fixture.ts';
import { filmPieces } from './film-pieces.ts';
import type { Piece } from './piece.ts';
import { filmSound } from './sound-parts.ts';

const THREE: ShotForTest[] = [
  { id: 'a', clips: [48, 32], crossfade: 8 },
  { id: 'b', clips: [48] },
  { id: 'c', clips: [20, 20] },
];
const settings = (changes: Partial<FilmSettings>): FilmSettings => ({ ...DEFAULT_FILM_SETTINGS, ...changes });
const piecesOf = (input: ReturnType<typeof filmOf>, shotId: string | null = null) =>
  filmPieces(editFilm(input, shotId), {
    framesPerSecond: RATE,
    settings: input.settings,
    fades: shotId === null,
  });
const framesOf = (piece: Piece): number => (piece.kind === 'render' ? piece.range.frames : piece.frames);
/** "copy a/0 0+48", "render b/0 0+8 fade over a/1 32". */
const inWords = (piece: Piece): string => {
  if (piece.kind === 'card') return `card ${piece.frames}`;
  const { footage, from, frames } = piece.range;
  const place = `${piece.kind} ${footage.takePath.slice(7)} ${from}+${frames}`;
  if (piece.kind === 'copy') return place;
  const fade =
    piece.crossfade === null
      ? ''
      : ` over ${piece.crossfade.over.footage.takePath.slice(7)} ${piece.crossfade.over.from}`;
  const offsets = piece.offsets.length === 0 ? '' : ` offsets ${piece.offsets.map(({ frame }) => frame).join(',')}`;
  return `${place}${fade}${offsets}${piece.fade === null ? '' : ` fade ${piece.fade.from}→${piece.fade.to}`}`;
};

describe('the film', () => {
  it('is every shot in order, as long as planned, copied but for what a crossfade touches', () => {
    const input = filmOf(THREE);
    expect(editFilm(input, null).frames).toBe(168);
    expect(piecesOf(input).map(inWords)).toEqual([
      'copy a/0 0+48',
      'copy a/1 0+32',
      'render b/0 0+16 over a/1 32',
      'copy b/0 16+32',
      'copy c/0 0+20',
      'copy c/1 0+20',
    ]);
  });

  it('shows one shot by itself, without card, fades and crossfades', () => {
    const input = filmOf(THREE, {
      settings: settings({ fadeInSeconds: 1, endCard: { text: 'End', durationSeconds: 2 } }),
    });
    expect(piecesOf(input, 'b').map(inWords)).toEqual(['copy b/0 0+48']);
  });

  it('refuses a crossfade that its take has no frames for, and says which segment would give them', () => {
    const input = filmOf([
      { id: 'a', clips: [48], crossfade: 8, handle: 3 },
      { id: 'b', clips: [48] },
    ]);
    expect(filmShots(input)[0]?.transition).toEqual({
      kind: 'cut',
      frames: 0,
      refused: 'Its take has 3 frames behind its end; the crossfade needs 8.',
      renderAgainKey: 'a/0',
    });
    expect(piecesOf(input).map(inWords)).toEqual(['copy a/0 0+48', 'copy b/0 0+48']);
  });

  it('counts what a crossfade needs by the rate of the take, whatever is planned now', () => {
    // Drafts of 24 frames a second behind a plan of 16, in a film of 16: 8 film frames are 12 of the take, and one for the mapping.
    const film = (handle: number) => {
      const input = filmOf([
        { id: 'a', clips: [48], crossfade: 8, handle },
        { id: 'b', clips: [48] },
      ]);
      const source = input.sources['a/0'];
      if (source === undefined) throw new Error('There is no such clip.');
      const footage = { ...source.footage, frameCount: 72, sourceFramesPerSecond: 24 };
      return { ...input, sources: { ...input.sources, 'a/0': { ...source, footage } } };
    };
    expect(filmShots(film(12))[0]?.transition?.refused).toContain(
      'has 12 frames behind its end; the crossfade needs 13',
    );
    const faded = piecesOf(film(13))[1];
    expect(faded?.kind === 'render' && faded.crossfade?.over.footage).toMatchObject({ frameCount: 85, filmFrames: 56 });
  });

  it('misses a shot that cannot be planned', () => {
    const input = filmOf([
      { id: 'a', clips: [48] },
      { id: 'b', clips: [] },
    ]);
    expect(filmShots(input).map(({ missing }) => missing)).toEqual([[], ['b/0']]);
    expect(editFilm(input, null).shots).toHaveLength(1);
  });

  it('fades in and out inside one card', () => {
    const input = filmOf([{ id: 'a', clips: [16] }], {
      settings: settings({ fadeInSeconds: 9, fadeOutSeconds: 9, endCard: { text: 'End', durationSeconds: 3 } }),
    });
    expect(piecesOf(input).map(inWords)).toEqual(['render a/0 0+16 fade 0→0.5', 'card 16', 'card 32']);
  });

  it('leaves out a shot that is not whole, and does not fade over the gap', () => {
    const whole = filmOf(THREE);
    const { 'b/0': _gone, ...sources } = whole.sources;
    const input = { ...whole, sources };
    expect(editFilm(input, null).shots.map(({ shot }) => shot.shotId)).toEqual(['a', 'c']);
    expect(piecesOf(input).every(({ kind }) => kind === 'copy')).toBe(true);
    expect(filmShots(input)[1]?.missing).toEqual(['b/0']);
    expect(filmShots(input)[0]?.transition?.refused).toContain('next shot');
  });

  it('fades the whole film in and out, card included, and keeps the copies between', () => {
    const input = filmOf(
      [
        { id: 'a', clips: [48] },
        { id: 'b', clips: [48] },
      ],
      {
        settings: settings({
          fadeInSeconds: 0.5,
          fadeOutSeconds: 2,
          endCard: { text: 'End', durationSeconds: 1 },
        }),
      },
    );
    expect(piecesOf(input).map(inWords)).toEqual([
      'render a/0 0+8 fade 0→1',
      'render a/0 8+8',
      'copy a/0 16+32',
      'copy b/0 0+32',
      'render b/0 32+16 fade 1→0.5',
      'card 16',
    ]);
    const card = piecesOf(input).at(-1);
    expect(card?.kind === 'card' && card.fade).toEqual({ from: 0.5, to: 0 });
  });

  it('goes on with a crossfade where a fade of the film ends inside it', () => {
    const input = filmOf(
      [
        { id: 'a', clips: [8], crossfade: 8 },
        { id: 'b', clips: [48] },
      ],
      {
        settings: settings({ fadeInSeconds: 0.75 }),
      },
    );
    expect(piecesOf(input).map(inWords).slice(1, 3)).toEqual([
      `render b/0 0+4 over a/0 8 fade ${8 / 12}→1`,
      'render b/0 4+12 over a/0 12',
    ]);
    const second = piecesOf(input)[2];
    expect(second?.kind === 'render' && second.crossfade).toMatchObject({ at: 4, total: 8, over: { frames: 4 } });
  });

  it('corrects the side of a join that its correction names', () => {
    const offset = { luma: -3, blue: 0, red: 1 };
    const correction = (side: SeamCorrection['side']) => ({ side, offsets: [offset, offset] });
    const after = filmOf([{ id: 'a', clips: [48, 32] }], { corrections: { 'a/1': correction('after') } });
    expect(piecesOf(after).map(inWords)).toEqual(['copy a/0 0+48', 'render a/1 0+16 offsets 0,1', 'copy a/1 16+16']);
    const before = filmOf([{ id: 'a', clips: [48, 32] }], { corrections: { 'a/1': correction('before') } });
    expect(piecesOf(before).map(inWords)).toEqual(['copy a/0 0+46', 'render a/0 46+2 offsets 0,1', 'copy a/1 0+32']);
  });

  it('encodes everything that a name is burnt into', () => {
    const input = filmOf([{ id: 'a', clips: [48] }], { settings: settings({ shotLabels: true }) });
    expect(piecesOf(input)).toMatchObject([{ kind: 'render', label: 'a', range: { from: 0, frames: 48 } }]);
  });
});

describe('the sound', () => {
  const options = { framesPerSecond: RATE, bed: null, fades: true };
  it('is that of the takes that have some, a faded one longer by its handle', () => {
    const input = filmOf(THREE.slice(0, 2));
    const loud = Object.fromEntries(
      input.plan.segments.map((segment) => [
        segment.key,
        sourceOf(segment, { hasAudio: segment.key !== 'a/0', handleFrames: 8 }),
      ]),
    );
    const edit = editFilm({ ...input, sources: loud }, null);
    const sound = filmSound(edit, { ...options, settings: DEFAULT_FILM_SETTINGS });
    expect(sound?.parts.map((part) => [part.at, part.frames, part.fadeInFrames, part.fadeOutFrames])).toEqual([
      [48, 40, 0, 8],
      [80, 48, 8, 0],
    ]);
    expect(sound?.parts[0]?.footage).toMatchObject({ frameCount: 40, filmFrames: 40 });
    expect(filmSound(edit, { ...options, settings: settings({ keepClipAudio: false }) })).toBeNull();
  });

  it('goes no farther than the kept frames but at the end of a shot that really fades', () => {
    const loudFilm = (handle: number) => {
      const input = filmOf([
        { id: 'a', clips: [48, 32], crossfade: 8, handle },
        { id: 'b', clips: [48] },
      ]);
      const sources = Object.fromEntries(
        Object.entries(input.sources).map(([key, source]) => [key, { ...source, hasAudio: true }]),
      );
      const sound = filmSound(editFilm({ ...input, sources }, null), { ...options, settings: DEFAULT_FILM_SETTINGS });
      return sound?.parts.map(({ footage, frames }) => [footage.frameCount, frames]);
    };
    expect(loudFilm(8)).toEqual([
      [48, 48],
      [40, 40],
      [48, 48],
    ]);
    expect(loudFilm(3)).toEqual([
      [48, 48],
      [32, 32],
      [48, 48],
    ]);
  });

  it('has the voice-over of a shot from its first frame to its last, whatever its clips sound like', () => {
    const voices = new Map([
      ['a', '/voice/a.wav'],
      ['c', '/voice/c.wav'],
      ['gone', '/voice/gone.wav'],
    ]);
    const film = { ...options, settings: settings({ keepClipAudio: false }), voices };
    const sound = filmSound(editFilm(filmOf(THREE), null), film);
    expect(
      sound?.parts.map(({ footage, at, frames, isSoundFile }) => [footage.takePath, at, frames, isSoundFile]),
    ).toEqual([
      ['/voice/a.wav', 0, 80, true],
      ['/voice/c.wav', 128, 40, true],
    ]);
  });

  it('is none where nothing can be heard', () => {
    expect(filmSound(editFilm(filmOf(THREE), null), { ...options, settings: DEFAULT_FILM_SETTINGS })).toBeNull();
  });
});

describe('over random films', () => {
  const shots = fc.array(
    fc.record({
      clips: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 }),
      crossfade: fc.integer({ min: 0, max: 20 }),
      tails: fc.boolean(),
      offsets: fc.integer({ min: 0, max: 12 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const seconds = fc.double({ min: 0, max: 3, noNaN: true });
  it('shows every frame once and in order, copies from key frames only, and never what an effect touches', () => {
    fc.assert(
      fc.property(shots, seconds, seconds, (drawn, fadeInSeconds, fadeOutSeconds) => {
        const made = drawn.map(({ clips, crossfade }, index): ShotForTest => {
          const next = drawn[index + 1]?.clips[0] ?? 0;
          return { id: `s${index}`, clips, crossfade: Math.min(crossfade, next) };
        });
        const corrections = Object.fromEntries(
          drawn.flatMap(({ clips, tails, offsets }, index) =>
            clips.slice(1).map((_frames, at): [string, SeamCorrection] => [
              `s${index}/${at + 1}`,
              {
                side: tails ? 'before' : 'after',
                offsets: Array.from({ length: offsets }, () => ({ luma: 1, blue: 0, red: 0 })),
              },
            ]),
          ),
        );
        const input = filmOf(made, { corrections, settings: settings({ fadeInSeconds, fadeOutSeconds }) });
        const edit = editFilm(input, null);
        const pieces = piecesOf(input);
        const shown = pieces.flatMap((piece) =>
          piece.kind === 'card'
            ? []
            : Array.from(
                { length: framesOf(piece) },
                (_v, i) => `${piece.range.footage.takePath} ${piece.range.from + i}`,
              ),
        );
        const wanted = input.plan.segments.flatMap(({ key, clipFrames }) =>
          Array.from({ length: clipFrames }, (_v, i) => `/takes/${key} ${i}`),
        );
        expect(shown).toEqual(wanted);
        expect(edit.frames).toBe(wanted.length);
        for (const piece of pieces) {
          expect(framesOf(piece)).toBeGreaterThan(0);
          if (piece.kind === 'copy') expect(piece.from % RATE).toBe(0);
          if (piece.kind === 'render' && piece.crossfade !== null) {
            const { over, at, total } = piece.crossfade;
            expect(over.frames).toBe(Math.min(piece.range.frames, total - at));
          }
        }
        const corrected = pieces.reduce((sum, piece) => sum + (piece.kind === 'render' ? piece.offsets.length : 0), 0);
        expect(corrected).toBe(correctedFrames(drawn));
      }),
    );
  });
});

/** Frames that some correction reaches, counted another way: by walking the clips. */
function correctedFrames(drawn: readonly { clips: readonly number[]; tails: boolean; offsets: number }[]): number {
  return drawn.reduce((sum, { clips, tails, offsets }) => {
    const reached = clips.map((frames, index) => {
      const hasSeam = tails ? index < clips.length - 1 : index > 0;
      return hasSeam ? Math.min(offsets, frames) : 0;
    });
    return sum + reached.reduce((all, one) => all + one, 0);
  }, 0);
}
