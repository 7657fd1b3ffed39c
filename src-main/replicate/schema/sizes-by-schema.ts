// The sizes of a model as its own schema allows them: values it no longer takes go, shapes and resolutions it names come in. Pure.
import type { InputNames, ModelSize, ModelSizes, ReplicateModel } from '../catalogue/catalogue-model.ts';
import { sizeOfShape } from '../catalogue/figures.ts';
import type { SchemaInput } from './input-schema.ts';

type ByName = ReadonlyMap<string, SchemaInput>;

export function sizesBySchema(table: ReplicateModel, inputs: InputNames, byName: ByName): ModelSizes {
  if (inputs.width !== null && inputs.height !== null) return steppedSizes(table);
  if (table.sizes.kind === 'step') {
    // Width and height are gone: what is left is its own size.
    const { width, height } = table.sizes.defaultSize;
    return {
      kind: 'list',
      followsStartImage: false,
      sizes: [{ width, height, name: `${width}×${height}`, sends: {} }],
    };
  }
  const kept = table.sizes.sizes.flatMap((size) => withoutUnknown(size, byName));
  const sizes = [...kept, ...newShapes(kept, byName)];
  // A model that takes none of what we know of: its own default, whatever size that is.
  return {
    ...table.sizes,
    sizes: sizes.length > 0 ? sizes : table.sizes.sizes.map((size) => ({ ...size, sends: {} })),
  };
}

function steppedSizes({ sizes }: ReplicateModel): ModelSizes {
  if (sizes.kind === 'step') return sizes;
  const [first] = sizes.sizes;
  const defaultSize = { width: first?.width ?? 1024, height: first?.height ?? 576 };
  return { kind: 'step', stepPixels: 8, defaultSize };
}

/** Empty: one of its values is not taken any more. */
function withoutUnknown(size: ModelSize, byName: ByName): ModelSize[] {
  const known = Object.entries(size.sends).filter(([name]) => byName.has(name));
  const isTaken = known.every(([name, value]) => takes(byName.get(name), value));
  return isTaken ? [{ ...size, sends: Object.fromEntries(known) }] : [];
}

export const takes = (input: SchemaInput | undefined, value: unknown): boolean =>
  input === undefined || input.enum === null || input.enum.some((one) => one === value);

const isRatio = (value: string | number): value is string => typeof value === 'string' && /^\d+:\d+$/.test(value);

/** Shapes of its aspect_ratio in every resolution that it names. */
function newShapes(kept: readonly ModelSize[], byName: ByName): ModelSize[] {
  const named = byName.get('aspect_ratio')?.enum?.filter(isRatio) ?? [];
  const ratios = named.length > 0 ? named : [...new Set(kept.map(ratioOf))];
  const resolutions = byName.get('resolution')?.enum?.map(String) ?? [];
  const known = new Set(kept.map(({ sends }) => `${sends.aspect_ratio} ${sends.resolution}`));
  const isShapeSent = named.length > 0;
  if (resolutions.length === 0) {
    const [example] = kept;
    if (example === undefined || !isShapeSent) return [];
    return ratios
      .filter((ratio) => !kept.some(({ sends }) => sends.aspect_ratio === ratio))
      .map((ratio) => sameArea(example, ratio));
  }
  return resolutions.flatMap((resolution) => {
    const lines = linesOf(resolution);
    if (lines === null) return [];
    return ratios
      .filter((ratio) => !known.has(`${isShapeSent ? ratio : undefined} ${resolution}`))
      .map(
        (ratio): ModelSize => ({
          ...sizeOfShape(ratio, lines),
          name: `${resolution} ${ratio}`,
          sends: { ...(isShapeSent && { aspect_ratio: ratio }), resolution },
        }),
      );
  });
}

/** "720p" and "1080P" say their lines, "4k" is known. */
function linesOf(resolution: string): number | null {
  const lines = /^(\d{3,4})p$/i.exec(resolution)?.[1];
  if (lines !== undefined) return Number(lines);
  return /^4k$/i.test(resolution) ? 2160 : null;
}

/** As many pixels in another shape, in multiples of 32. */
function sameArea(example: ModelSize, ratio: string): ModelSize {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  const pixels = example.width * example.height;
  const snap = (side: number) => Math.max(32, Math.round(side / 32) * 32);
  return {
    width: snap(Math.sqrt((pixels * across) / down)),
    height: snap(Math.sqrt((pixels * down) / across)),
    name: example.name.replace(/\d+:\d+/, ratio),
    sends: { ...example.sends, aspect_ratio: ratio },
  };
}

/** "1280×720" → "16:9", as near as the usual shapes are. */
export function ratioOf({ width, height }: { readonly width: number; readonly height: number }): string {
  const shapes = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21', '4:5', '5:4', '7:4'];
  const distance = (ratio: string) => {
    const [across = 1, down = 1] = ratio.split(':').map(Number);
    return Math.abs(Math.log((width * down) / (height * across)));
  };
  return shapes.toSorted((a, b) => distance(a) - distance(b))[0] ?? '16:9';
}
