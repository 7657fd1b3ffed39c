import { describe, expect, it } from 'vitest';
import { exportFormat, exportOptions } from '#shared/model/export.ts';
import { EXPORT_PRESETS, exportAdvice, fileEndingOf, isFilm, isTimeline } from '#shared/model/export-presets.ts';

describe('export presets', () => {
  it('offer every format, each under its own id, with options that are allowed', () => {
    expect(new Set(EXPORT_PRESETS.map(({ id }) => id)).size).toBe(EXPORT_PRESETS.length);
    expect(new Set(EXPORT_PRESETS.map(({ format }) => format))).toEqual(new Set(exportFormat.options));
    for (const { options } of EXPORT_PRESETS) expect(exportOptions.parse(options)).toEqual(options);
  });

  it('know a film from a timeline and a sheet', () => {
    const kinds = exportFormat.options.map((format) => [
      format,
      isFilm(format),
      isTimeline(format),
      fileEndingOf(format),
    ]);
    expect(kinds).toEqual([
      ['mp4', true, false, '.mp4'],
      ['prores', true, false, '.mov'],
      ['webm', true, false, '.webm'],
      ['av1', true, false, '.mp4'],
      ['png-sequence', true, false, ''],
      ['gif', true, false, '.gif'],
      ['webp', true, false, '.webp'],
      ['contact-sheet', false, false, '.png'],
      ['contact-sheet-pdf', false, false, '.pdf'],
      ['otio', false, true, '.otio'],
      ['fcpxml', false, true, '.fcpxml'],
      ['edl', false, true, '.edl'],
    ]);
  });

  it.each([
    ['gif', null, 1200, 0],
    ['gif', null, 1201, 1],
    ['gif', 12, 2400, 0],
    ['webp', 12, 2404, 1],
    ['mp4', null, 200_000, 0],
  ] as const)('advise %s at %s frames per second of %i frames', (format, framesPerSecond, frames, count) => {
    const advice = exportAdvice(format, { framesPerSecond }, { frames, framesPerSecond: 24 });
    expect(advice.map(({ severity }) => severity)).toEqual(Array(count).fill('warning'));
  });
});
