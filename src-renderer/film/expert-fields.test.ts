import { expect, it } from 'vitest';
import { exportFormat, exportOptions } from '#shared/model/export.ts';
import { fieldsOf, readTyped } from './expert-fields.ts';

const FORMATS = exportFormat.options;

it('shows every option of the studio with one format at least', () => {
  const shown = new Set(FORMATS.flatMap((format) => fieldsOf(format).map(({ name }) => name)));
  expect([...shown].toSorted()).toEqual(Object.keys(exportOptions.shape).toSorted());
});

it('takes exactly the numbers that the studio takes', () => {
  for (const field of FORMATS.flatMap(fieldsOf)) {
    if (field.kind !== 'number') continue;
    const schema = exportOptions.shape[field.name];
    const { least, most } = field;
    for (const value of [least - 1, least, least + 0.5, most, most + 1]) {
      const format = FORMATS.find((one) => fieldsOf(one).includes(field)) ?? 'mp4';
      const { invalid } = readTyped(format, { [field.name]: String(value) });
      expect([field.name, value, invalid.length === 0]).toEqual([field.name, value, schema.safeParse(value).success]);
    }
    expect([field.name, field.empty !== undefined]).toEqual([field.name, schema.safeParse(null).success]);
  }
});

it('reads what was typed, and passes over what the format does not show', () => {
  expect(readTyped('mp4', { crf: '18', columns: '99' })).toEqual({ options: { crf: 18 }, invalid: [] });
  expect(readTyped('mp4', { crf: ' ', audioKbps: '' })).toEqual({ options: { crf: null }, invalid: ['audioKbps'] });
  expect(readTyped('gif', { framesPerSecond: '12.5', widthPixels: '480.5' })).toEqual({
    options: { framesPerSecond: 12.5 },
    invalid: ['widthPixels'],
  });
});
