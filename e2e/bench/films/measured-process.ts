// A process whose time and memory count. Memory is what the system says of it, asked for again and again until it ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface MeasuredProcess {
  /** From its start to its end. */
  readonly seconds: number;
  /** The most it held at once, megabytes; null: only Linux tells. */
  readonly peakRssMb: number | null;
  readonly stdout: string;
}

const SAMPLE_MS = 10;

/** Throws with what it said when it fails. */
export async function runMeasured(command: string, args: readonly string[]): Promise<MeasuredProcess> {
  const startMs = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  let peakRssMb: number | null = null;
  const sampling = setInterval(() => {
    peakRssMb = peakOf(child.pid) ?? peakRssMb;
  }, SAMPLE_MS);
  try {
    await once(child, 'close');
  } finally {
    clearInterval(sampling);
  }
  const seconds = (performance.now() - startMs) / 1000;
  if (child.exitCode !== 0) throw new Error(`${command} ended with ${child.exitCode ?? child.signalCode}: ${stderr}`);
  return { seconds, peakRssMb, stdout };
}

/** Not `maxRSS`: on Linux a process that was just started inherits its parent's. */
function peakOf(processId: number | undefined): number | null {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1_000_000;
  } catch {
    // It has just ended, or this is no Linux.
    return null;
  }
}
