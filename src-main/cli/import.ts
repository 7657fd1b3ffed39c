// longtake import FILE: whatever an older tool wrote. A story becomes a project, a list of products a project each, a
// configuration changes settings and the project.
import { resolve } from 'node:path';
import { importKindOf, productsIn, type Studio } from '../studio/index.ts';
import {
  type Command,
  type CommandContext,
  EXIT,
  type ExitCode,
  fail,
  parseCommandLine,
  usageError,
  withStudio,
} from './command.ts';
import { makeStory, readStoryFile } from './make-story.ts';

interface ImportWish {
  readonly fileName: string;
  readonly text: string;
  /** Absolute. */
  readonly folderPath: string;
  readonly picturesFolder: string | null;
  readonly continues: boolean | undefined;
  readonly isDryRun: boolean;
  readonly asJson: boolean;
}

export const importCommand: Command = {
  name: 'import',
  summary:
    'take over a file of an older tool: a story, scene prompts, a product script or list, clip prompts, a configuration',
  usage: 'longtake import FILE --out DIR [--pictures DIR] [--temporal-consistency yes|no] [--dry-run] [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, {
      out: { type: 'string' },
      pictures: { type: 'string' },
      'temporal-consistency': { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    if (!parsed.ok) return parsed.error;
    const { values, positionals } = parsed.value;
    const [path, extra] = positionals;
    const consistency = values['temporal-consistency'];
    if (path === undefined) return usageError(this, context, 'Name the file.');
    if (extra !== undefined) return usageError(this, context, 'Name one file at a time.');
    if (values.out === undefined) return usageError(this, context, 'Name the folder of the project: --out DIR.');
    if (consistency !== undefined && !['yes', 'no'].includes(consistency)) {
      return usageError(this, context, '--temporal-consistency is yes or no.');
    }
    const file = await readStoryFile(path);
    if (!file.ok) return fail(context, file.error, values.json);
    return importFile(context, {
      ...file.value,
      folderPath: resolve(values.out),
      picturesFolder: values.pictures === undefined ? null : resolve(values.pictures),
      continues: consistency === undefined ? undefined : consistency === 'yes',
      isDryRun: values['dry-run'],
      asJson: values.json,
    });
  },
};

function importFile(context: CommandContext, wish: ImportWish): Promise<ExitCode> {
  const kind = importKindOf(wish.text, wish.fileName);
  const lookOnly = wish.isDryRun;
  return withStudio(context, wish.asJson, { lookOnly }, (studio) => {
    switch (kind) {
      case 'configuration':
        return importConfiguration(context, studio, wish);
      case 'products':
        return importProducts(context, studio, wish);
      case 'story': {
        const { fileName, text, picturesFolder, continues } = wish;
        const source = {
          kind: 'story-file' as const,
          fileName,
          text,
          picturesFolder,
          ...(continues !== undefined && { continues }),
        };
        return makeStory(context, studio, { ...wish, source });
      }
    }
  });
}

async function importConfiguration(context: CommandContext, studio: Studio, wish: ImportWish): Promise<ExitCode> {
  const { fileName, text, folderPath, isDryRun, asJson } = wish;
  const file = { fileName, text };
  const looked = await studio.call('import.preview', file);
  if (!looked.ok) return fail(context, looked.error, asJson);
  // The older settings are the app's own: they need no project.
  if (looked.value.kind === 'pipeline-config') {
    const opened = await studio.call('project.open', { folderPath });
    if (!opened.ok) return fail(context, opened.error, asJson);
  }
  const found = await studio.call(isDryRun ? 'import.preview' : 'import.apply', file);
  if (!found.ok) return fail(context, found.error, asJson);
  const { kind, changes, notes } = found.value;
  if (asJson) {
    const event = isDryRun ? 'import.previewed' : 'import.done';
    context.write(`${JSON.stringify({ event, kind, folder: folderPath, changes, notes })}\n`);
    return EXIT.done;
  }
  const rows = changes.map(({ key, from, to, where }) => `${where.padEnd(8)}  ${key}: ${from} → ${to}`);
  const last = changes.length === 0 ? 'Nothing is to be changed.' : isDryRun ? 'Nothing was written.' : 'Changed.';
  context.write(`${[...rows, ...notes, last].join('\n')}\n`);
  return EXIT.done;
}

async function importProducts(context: CommandContext, studio: Studio, wish: ImportWish): Promise<ExitCode> {
  const { fileName, text, folderPath: parentPath, isDryRun, asJson } = wish;
  if (isDryRun) {
    const list = productsIn(text, fileName);
    if (!list.ok) return fail(context, list.error, asJson);
    const { names, notes } = list.value;
    context.write(
      asJson
        ? `${JSON.stringify({ event: 'import.previewed', kind: 'products', folder: parentPath, products: names, notes })}\n`
        : `${[...names, ...notes, 'Nothing was written.'].join('\n')}\n`,
    );
    return EXIT.done;
  }
  const made = await studio.call('project.createFromProducts', { parentPath, fileName, text });
  if (!made.ok) return fail(context, made.error, asJson);
  const { folderPaths, notes } = made.value;
  context.write(
    asJson
      ? `${JSON.stringify({ event: 'import.done', kind: 'products', folders: folderPaths, notes })}\n`
      : `${[...folderPaths, ...notes, `${folderPaths.length} projects were made.`].join('\n')}\n`,
  );
  return EXIT.done;
}
