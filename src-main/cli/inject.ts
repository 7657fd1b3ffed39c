// longtake inject: the exact graph that would be sent for one segment. Sends nothing.
import { resolve } from 'node:path';
import { describeError } from '#shared/describe-error.ts';
import { segmentKey } from '#shared/model/project-layout.ts';
import type { SessionOverrides } from '../studio/index.ts';
import { type Command, EXIT, fail, parseCommandLine, usageError, withStudio } from './command.ts';
import { readFolders } from './engine-options.ts';

/** Where ComfyUI listens by default. It is asked how it spells the names of model files; where nobody answers, they stay as they are. */
const DEFAULT_SERVER = 'http://127.0.0.1:8188';

export const injectCommand: Command = {
  name: 'inject',
  summary: 'print the exact graph that would be sent for one segment',
  usage: 'longtake inject --workflow FILE --project DIR --shot ID [--segment N] [--folder DIR]… [--server URL]',
  async run(context) {
    const parsed = parseCommandLine(this, context, {
      workflow: { type: 'string' },
      project: { type: 'string' },
      shot: { type: 'string' },
      segment: { type: 'string', default: '0' },
      folder: { type: 'string', multiple: true },
      server: { type: 'string', default: DEFAULT_SERVER },
      json: { type: 'boolean', default: true },
    });
    if (!parsed.ok) return parsed.error;
    const { workflow, project, shot, segment, folder, server } = parsed.value.values;
    if (workflow === undefined || project === undefined || shot === undefined) {
      return usageError(this, context, 'Name the workflow, the project folder and the shot.');
    }
    if (!/^\d+$/.test(segment)) return usageError(this, context, `"${segment}" is no segment number; the first is 0.`);
    const workflowFolders = readFolders(folder);
    if (!workflowFolders.ok) return usageError(this, context, workflowFolders.error);
    const overrides: SessionOverrides = {
      engine: 'comfyui',
      servers: [server],
      workflow,
      workflowFolders: workflowFolders.value,
    };
    return withStudio(context, false, { lookOnly: true, overrides }, async (studio) => {
      const opened = await studio.call('project.open', { folderPath: resolve(project) });
      if (!opened.ok) return fail(context, opened.error, false);
      const plan = await studio.call('plan.build', {});
      if (!plan.ok) return fail(context, plan.error, false);
      const request = await studio.call('plan.request', { segmentKey: segmentKey(shot, Number(segment)) });
      if (!request.ok) return fail(context, request.error, false);
      for (const problem of opened.value.problems) context.writeError(`${describeError(problem)}\n`);
      context.write(`${JSON.stringify(request.value.body, null, 2)}\n`);
      return EXIT.done;
    });
  },
};
