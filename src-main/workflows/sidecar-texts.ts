// The two text files beside a workflow: `.models` lists model files per slot, `.notes.md` advises the user.

/**
 * `#` starts a comment, `[high]` the list of slot "high"; the lines before the first such line belong to the unnamed slot ''.
 * Paths are relative to ComfyUI's models folder; one that leaves it is not taken.
 */
export function parseModelsText(text: string): Record<string, string[]> {
  const bySlot = new Map<string, string[]>();
  let slot = '';
  for (const rawLine of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = rawLine.replace(/(^|\s)#.*$/, '').trim();
    const heading = /^\[(.*)\]$/.exec(line);
    if (heading !== null) slot = (heading[1] ?? '').trim();
    else if (line !== '') addPath(bySlot, slot, line.replaceAll('\\', '/'));
  }
  return Object.fromEntries(bySlot);
}

function addPath(bySlot: Map<string, string[]>, slot: string, path: string): void {
  const leavesFolder = path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
  const paths = bySlot.get(slot) ?? [];
  if (leavesFolder || paths.includes(path)) return;
  bySlot.set(slot, [...paths, path]);
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
