// longtake sample DIR: makes the sample project.
import { resolve } from 'node:path';
import { type Command, EXIT, fail, parseCommandLine, usageError, withStudio } from './command.ts';

export const sampleCommand: Command = {
  name: 'sample',
  summary: 'make the sample project in a new or empty folder',
  usage: 'longtake sample DIR [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, { json: { type: 'boolean', default: false } });
    if (!parsed.ok) return parsed.error;
    const [folder] = parsed.value.positionals;
    if (folder === undefined) return usageError(this, context, 'Name the folder.');
    const asJson = parsed.value.values.json;
    return withStudio(context, asJson, {}, async (studio) => {
      const made = await studio.call('project.createSample', { folderPath: resolve(folder) });
      if (!made.ok) return fail(context, made.error, asJson);
      const shots = made.value.storyboard?.shots.length ?? 0;
      context.write(
        asJson
          ? `${JSON.stringify({ event: 'sample.created', folder: made.value.folderPath, shots })}\n`
          : `The sample with ${shots} shots is in ${made.value.folderPath}\n`,
      );
      return EXIT.done;
    });
  },
};
