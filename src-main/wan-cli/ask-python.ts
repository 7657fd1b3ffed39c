// What can be known of the chosen Python in a few seconds: whether it runs, has torch, sees a card.

import { execFile } from 'node:child_process';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { environmentForOthers } from '../logging/index.ts';

export interface PythonFacts {
  /** "3.11.7" */
  readonly version: string;
  /** null: it took too long to be asked. */
  readonly torch: TorchFacts | null;
}

const torchFacts = z.object({
  torch: z.string(),
  /** null: torch sees none. */
  device: z.string().nullable(),
  vram_bytes: z.number().nullable(),
});
export type TorchFacts = z.infer<typeof torchFacts>;

export interface PythonPatience {
  readonly versionMs: number;
  /** From a cold disk, importing torch takes its time. */
  readonly torchMs: number;
}

export const PYTHON_PATIENCE: PythonPatience = { versionMs: 15_000, torchMs: 45_000 };

const ASK_TORCH = `import json, torch
c = torch.cuda
on = c.is_available()
print(json.dumps({"torch": torch.__version__, "device": c.get_device_name(0) if on else None,
  "vram_bytes": c.get_device_properties(0).total_memory if on else None}))`;

export const pythonOf = (python: string | null): string =>
  python ?? (process.platform === 'win32' ? 'python' : 'python3');

/** @param folderPath it is started there, as generate.py will be: the folder may choose its Python (pyenv, a local torch) */
export async function askPython(
  python: string,
  folderPath: string,
  signal: AbortSignal,
  patience: PythonPatience = PYTHON_PATIENCE,
): Promise<Result<PythonFacts>> {
  const ask = (args: string[], timeoutMs: number) => answerOf(python, args, { folderPath, timeoutMs, signal });
  const said = await ask(['--version'], patience.versionMs);
  const version = /^Python (\S+)/m.exec(said.text)?.[1];
  if (version === undefined) return err(noPython(python, said.fault ?? said.text));
  const torch = await ask(['-c', ASK_TORCH], patience.torchMs);
  if (torch.timedOut) return ok({ version, torch: null });
  const facts = torchFacts.safeParse(jsonOf(torch.text));
  return facts.success ? ok({ version, torch: facts.data }) : err(noTorch(python, torch.text));
}

interface Answer {
  /** Both streams. */
  readonly text: string;
  readonly fault: string | null;
  readonly timedOut: boolean;
}

function answerOf(
  python: string,
  args: string[],
  { folderPath, timeoutMs, signal }: { folderPath: string; timeoutMs: number; signal: AbortSignal },
): Promise<Answer> {
  return new Promise((resolve) => {
    const where = { cwd: folderPath, env: environmentForOthers() };
    const limits = { ...where, timeout: timeoutMs, signal, killSignal: 'SIGKILL', windowsHide: true } as const;
    execFile(python, args, limits, (error, stdout, stderr) => {
      const timedOut = error?.killed === true && !signal.aborted;
      resolve({ text: `${stderr}${stdout}`, fault: error === null ? null : error.message, timedOut });
    });
  });
}

/** Libraries print warnings before the answer. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.trim().split('\n').at(-1) ?? '');
  } catch {
    return null;
  }
}

const noPython = (python: string, details: string): StudioError => ({
  code: 'server-refused',
  message: say`No Python runs at ${python}.`,
  remedy: say`Name the Python that has Wan's packages: longtake -- wan --python PATH, or LONGTAKE_WAN_PYTHON.`,
  filePath: python,
  details,
});

function noTorch(python: string, text: string): StudioError {
  const missing = /No module named '?([\w.]+)/.exec(text)?.[1];
  return {
    code: 'server-refused',
    message:
      missing === undefined
        ? say`torch cannot be loaded by the Python at ${python}.`
        : say`The Python at ${python} has no module ${missing}.`,
    remedy: say`Name the Python in which Wan's requirements.txt was installed: longtake -- wan --python PATH, or LONGTAKE_WAN_PYTHON; or install the module there.`,
    filePath: python,
    details: text.trim().split('\n').slice(-10).join('\n'),
  };
}
