// Window or browser? Decided from facts, so that every machine can be tried in a test.
import { say } from '#shared/i18n/say.ts';

export interface HostFacts {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** Always true outside Linux. */
  readonly hasDisplay: boolean;
  /** Electron's own program; null: not downloaded. */
  readonly electronPath: string | null;
  /** false: tried in vain, or forbidden by ELECTRON_SKIP_BINARY_DOWNLOAD, or no electron package. */
  readonly mayDownload: boolean;
  readonly sandbox: SandboxFact;
  readonly wants: { readonly open: boolean; readonly serve: boolean };
}

/** `missing` carries what the system says no with. */
export type SandboxFact = { readonly kind: 'usable' } | { readonly kind: 'missing'; readonly why: string };

export type HostChoice =
  | { readonly kind: 'electron'; readonly electronPath: string }
  | { readonly kind: 'download-electron' }
  /** `reason` null: as asked. */
  | { readonly kind: 'served'; readonly reason: string | null };

export function chooseHost(facts: HostFacts): HostChoice {
  if (facts.wants.serve || !facts.wants.open) return { kind: 'served', reason: null };
  const obstacle = obstacleOf(facts);
  if (obstacle !== null) return { kind: 'served', reason: obstacle };
  if (facts.electronPath === null) return { kind: 'download-electron' };
  return { kind: 'electron', electronPath: facts.electronPath };
}

/** Cheap and certain facts first: nothing is downloaded for a machine that cannot show a window. */
function obstacleOf(facts: HostFacts): string | null {
  if (facts.platform === 'linux' && !facts.hasDisplay)
    return say`there is no display (DISPLAY and WAYLAND_DISPLAY are not set)`;
  if (facts.platform === 'linux' && facts.isRoot) return say`it runs as root, where Electron’s sandbox does not start`;
  if (facts.electronPath === null && !facts.mayDownload)
    return say`Electron’s program is not there and could not be downloaded`;
  if (facts.sandbox.kind === 'missing') return say`Electron’s sandbox cannot start here (${facts.sandbox.why})`;
  return null;
}
