// Can Chromium's sandbox start? On Linux it needs a setuid helper beside the program, or user namespaces without root.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SandboxFact } from './choose-host.ts';

const SETUID_BIT = 0o4000;

export interface SandboxReadings {
  /** null: no such file. */
  readonly helper: { readonly ownerId: number; readonly mode: number } | null;
  /** The three kernel settings as text; null: this kernel has none. */
  readonly maxUserNamespaces: string | null;
  readonly unprivilegedClone: string | null;
  readonly apparmorRestriction: string | null;
}

export function judgeSandbox(readings: SandboxReadings): SandboxFact {
  if (readings.helper !== null && readings.helper.ownerId === 0 && (readings.helper.mode & SETUID_BIT) !== 0) {
    return { kind: 'usable' };
  }
  if (readings.maxUserNamespaces === '0') return { kind: 'missing', why: 'user.max_user_namespaces is 0' };
  if (readings.unprivilegedClone === '0') return { kind: 'missing', why: 'kernel.unprivileged_userns_clone is 0' };
  if (readings.apparmorRestriction === '1') {
    return { kind: 'missing', why: 'kernel.apparmor_restrict_unprivileged_userns is 1' };
  }
  return { kind: 'usable' };
}

/** @param electronPath null before the download, when only the kernel can be asked */
export function readSandbox(platform: NodeJS.Platform, electronPath: string | null): SandboxFact {
  if (platform !== 'linux') return { kind: 'usable' };
  return judgeSandbox({
    helper: electronPath === null ? null : readHelper(join(dirname(electronPath), 'chrome-sandbox')),
    maxUserNamespaces: readSetting('/proc/sys/user/max_user_namespaces'),
    unprivilegedClone: readSetting('/proc/sys/kernel/unprivileged_userns_clone'),
    apparmorRestriction: readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
  });
}

function readHelper(helperPath: string): SandboxReadings['helper'] {
  try {
    const { uid, mode } = statSync(helperPath);
    return { ownerId: uid, mode };
  } catch {
    return null;
  }
}

function readSetting(settingPath: string): string | null {
  try {
    return readFileSync(settingPath, 'utf8').trim();
  } catch {
    return null;
  }
}
