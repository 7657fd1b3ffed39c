// Why generate.py ended without a film, in words, from how it ended and what it said last. Pure.
import { say } from '#shared/i18n/say.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { WanSigns } from './wan-output.ts';

/** How a process ended; both null: nobody saw it, because Longtake was not there. */
export interface WanEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

export interface EndedWan extends WanEnd {
  readonly signs: WanSigns;
  readonly python: string;
  readonly logPath: string;
}

/** Codes are chosen by what a second try could change: `not-supported` and `model-missing` are not tried again. */
export function explainEnd(end: EndedWan): StudioError {
  const text = end.signs.tail.join('\n');
  const why =
    outOfMemory(text) ??
    wrongPython(text, end) ??
    refused(text, end) ??
    lacking(text) ??
    killed(end) ??
    crashed(text, end);
  return { ...why, filePath: end.logPath, details: `${howItEnded(end)}\n${text}`.trim() };
}

type Why = Pick<StudioError, 'code' | 'message' | 'remedy'>;

function outOfMemory(text: string): Why | null {
  if (/OutOfMemoryError|(CUDA|HIP)(?: error:)? out of memory/.test(text)) {
    return {
      code: 'out-of-memory',
      message: say`The graphics card ran out of memory.`,
      remedy: say`Choose a smaller size or a smaller task, or let generate.py save memory: longtake -- wan --offload-model true --t5-cpu true --convert-model-dtype true (the last one for Wan 2.2). Close other programs that use the card.`,
    };
  }
  if (/^MemoryError|DefaultCPUAllocator: (can't|not enough)|Cannot allocate memory/m.test(text)) {
    return {
      code: 'out-of-memory',
      message: say`This computer ran out of memory.`,
      remedy: say`Close other programs, or do without --t5_cpu, which keeps a large model in the computer's memory.`,
    };
  }
  return null;
}

function wrongPython(text: string, { python }: EndedWan): Why | null {
  const missing = /^(?:ModuleNotFoundError|ImportError): No module named '?([\w.]+)/m.exec(text)?.[1];
  if (missing === undefined) return null;
  return {
    code: 'not-supported',
    message: say`The Python at ${python} has no module ${missing}.`,
    remedy: say`Name the Python in which Wan's requirements.txt was installed: longtake -- wan --python PATH, or LONGTAKE_WAN_PYTHON; or install the module there.`,
  };
}

/** argparse, and the assertions about the arguments, before any model is loaded. */
function refused(text: string, { signs }: EndedWan): Why | null {
  const usage = /^[\w.]+\.py: error: (.*)$/m.exec(text)?.[1];
  const assertion = signs.stage === 'starting' ? /^AssertionError: ?(.*)$/m.exec(text)?.[1] : undefined;
  const line = usage ?? assertion;
  if (line === undefined) return null;
  return {
    code: 'not-supported',
    message: say`generate.py refused what it was asked for: ${line}`,
    remedy: say`Look whether the folder holds the version that the task belongs to (2.1 or 2.2), and whether it is up to date.`,
  };
}

function lacking(text: string): Why | null {
  if (/No space left on device/.test(text)) {
    return { code: 'disk-full', message: say`The disk is full.`, remedy: say`Free some space and try again.` };
  }
  if (
    /No CUDA GPUs are available|Found no NVIDIA driver|not compiled with CUDA enabled|CUDA driver version is insuff/.test(
      text,
    )
  ) {
    return {
      code: 'not-supported',
      message: say`generate.py found no NVIDIA card that it can use.`,
      remedy: say`Check the driver with nvidia-smi, and that this Python has a torch with CUDA.`,
    };
  }
  const file =
    /No such file or directory: '([^']+\.(?:pth|safetensors|json|index)[^']*)'/.exec(text)?.[1] ??
    /Error no file named .* found in directory (.+?)\.?$/m.exec(text)?.[1];
  if (file === undefined) return null;
  return {
    code: 'model-missing',
    message: say`A part of the checkpoint is missing: ${file}.`,
    remedy: say`Download the whole checkpoint again, or name its folder: longtake -- wan --checkpoint TASK=DIR.`,
  };
}

function killed({ signal }: EndedWan): Why | null {
  if (signal === null) return null;
  return {
    code: 'interrupted',
    message: say`generate.py was ended by signal ${signal}.`,
    remedy:
      signal === 'SIGKILL'
        ? say`Where nobody did that, the system did because memory ran out: close other programs, or do without --t5_cpu.`
        : say`Render the segment again.`,
  };
}

function crashed(text: string, { exitCode }: EndedWan): Why {
  const line = /^(\w[\w.]*(?:Error|Exception|Interrupt)\b.*)$/m.exec(text)?.[1];
  const remedy = say`Look at the details, the last lines of its log.`;
  if (line !== undefined) return { code: 'render-failed', message: say`generate.py failed: ${line}`, remedy };
  if (exitCode === null) {
    return { code: 'render-failed', message: say`generate.py ended before its film was saved.`, remedy };
  }
  return { code: 'render-failed', message: say`generate.py failed (exit code ${exitCode}).`, remedy };
}

function howItEnded({ exitCode, signal }: WanEnd): string {
  if (signal !== null) return `signal ${signal}`; // not for people
  return exitCode === null ? 'exit code not seen' : `exit code ${exitCode}`; // not for people
}

/** 2.1 and 2.2 go on after it, and say "Finished." */
export const isSavingFailed = (line: string): boolean => /(?:cache|save)_video failed/.test(line);

/** It ended well by its own account, and there is no film. */
export function outputMissing(signs: WanSigns, saveFile: string, found: readonly string[]): StudioError {
  const fault = signs.tail.findLast(isSavingFailed);
  const isFull = fault?.includes('No space left') === true;
  return {
    code: isFull ? 'disk-full' : 'output-missing',
    message: isFull
      ? say`The disk is full.`
      : found.length > 1
        ? say`generate.py finished, but saved its film elsewhere, and several new films lie in its folder: ${found.join(', ')}.`
        : say`generate.py finished, but there is no film.`,
    remedy: isFull
      ? say`Free some space and try again.`
      : say`Look at the details, the last lines of its log; it must save to the path given by --save_file.`,
    filePath: saveFile,
    details: signs.tail.join('\n'),
  };
}
