// The texts beside a workflow: `.models` lists model files per slot, `.notes.md` (or `.notes.de.md`) advises the user.

export interface ListedModel {
  /** Relative to ComfyUI's models folder, forward slashes. */
  readonly path: string;
  /**
   * From the comment behind it ("# 14.3 GB https://…"); null where it is not said. Such figures are rounded, so this is the
   * least they can mean: a shorter file is not all there.
   */
  readonly expectedBytes: number | null;
  readonly pageUrl: string | null;
}

/** A `.models` file: the menu of each slot, and under the heading `[required]` the files the graph always needs. */
export interface ModelsFile {
  readonly bySlot: Readonly<Record<string, readonly ListedModel[]>>;
  readonly required: readonly ListedModel[];
}

const REQUIRED_HEADING = 'required';

/**
 * `#` starts a comment, `[high]` the list of slot "high"; the lines before the first such line belong to the unnamed slot ''.
 * Paths are relative to ComfyUI's models folder; one that leaves it is not taken.
 */
export function parseModelsText(text: string): ModelsFile {
  const byHeading = new Map<string, ListedModel[]>();
  let heading = '';
  for (const rawLine of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const [, content = '', comment = ''] = /^(.*?)(?:(?:^|\s)#(.*))?$/.exec(rawLine) ?? [];
    const line = content.trim();
    const found = /^\[(.*)\]$/.exec(line);
    if (found !== null) heading = (found[1] ?? '').trim();
    else if (line !== '') addModel(byHeading, heading, { path: line.replaceAll('\\', '/'), ...readComment(comment) });
  }
  const required = byHeading.get(REQUIRED_HEADING) ?? [];
  byHeading.delete(REQUIRED_HEADING);
  return { bySlot: Object.fromEntries(byHeading), required };
}

function addModel(byHeading: Map<string, ListedModel[]>, heading: string, model: ListedModel): void {
  const { path } = model;
  const leavesFolder = path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
  const models = byHeading.get(heading) ?? [];
  if (leavesFolder || models.some((listed) => listed.path === path)) return;
  byHeading.set(heading, [...models, model]);
}

const BYTES_PER_UNIT: Readonly<Record<string, number>> = { KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

function readComment(comment: string): Pick<ListedModel, 'expectedBytes' | 'pageUrl'> {
  const pageUrl = /\bhttps?:\/\/\S+/.exec(comment)?.[0] ?? null;
  const [, figure, unit] = /(?:^|\s)(\d+(?:\.\d+)?)\s*([KMGT]B)\b/i.exec(comment) ?? [];
  const factor = BYTES_PER_UNIT[unit?.toUpperCase() ?? ''];
  if (figure === undefined || factor === undefined) return { expectedBytes: null, pageUrl };
  const decimals = figure.split('.')[1]?.length ?? 0;
  const leastFigure = Number(figure) - 0.5 * 10 ** -decimals;
  return { expectedBytes: Math.max(0, Math.round(leastFigure * factor)), pageUrl };
}

/** The first heading is the workflow's name, the rest what is shown beside it. */
export function parseNotesText(text: string): { readonly heading: string | null; readonly body: string } {
  const clean = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
  const heading = /^# +(.+)(?:\n|$)/.exec(clean);
  return {
    heading: heading?.[1]?.trim() ?? null,
    body: heading === null ? clean : clean.slice(heading[0].length).trim(),
  };
}

/** From the first line "- VRAM: 12 GB …" of the notes; of a range ("6-8GB", "6 bis 8 GB") the smaller. null: they do not say. */
export function readVramGigabytes(notesText: string): number | null {
  const line = /^[ \t]*- VRAM:(.*)$/m.exec(notesText)?.[1] ?? '';
  const figure = /(\d+(?:[.,]\d+)?)(?:\s*(?:-|–|to|bis)\s*\d+(?:[.,]\d+)?)?\s*GB/i.exec(line)?.[1];
  return figure === undefined ? null : Number(figure.replace(',', '.'));
}
