// What the checks of several servers say together: what one lacks and another has is a warning, not a problem. Pure.
import { say } from '#shared/i18n/say.ts';
import type { EngineCheck } from '../engines/index.ts';

export interface CheckedServer {
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly check: EngineCheck;
}

type CheckFinding = EngineCheck['findings'][number];

const isProblem = ({ severity }: CheckFinding): boolean => severity === 'problem';

/** One server's findings stay as they are. */
export function mergeServerChecks(servers: readonly CheckedServer[]): EngineCheck {
  const [only] = servers;
  if (servers.length === 1 && only !== undefined) return only.check;
  const looked = servers.flatMap(({ name, check }) =>
    check.looked.map(({ what, result }) => ({ what: `${what} (${name})`, result })),
  );
  const findings = servers.flatMap(({ name, check }) =>
    check.findings.map((finding) => {
      const isCovered = isProblem(finding) && servers.some(({ check: other }) => canInstead(other, finding));
      return isCovered
        ? { ...finding, severity: 'warning' as const, message: say`${name} cannot take part: ${finding.message}` }
        : finding;
    }),
  );
  return { findings: withoutRepeats(findings), looked };
}

/** Nothing stops that server from rendering what this problem is about; where it is about everything: at least something. */
function canInstead(check: EngineCheck, { shotId }: CheckFinding): boolean {
  return !check.findings.some((other) => isProblem(other) && (other.shotId === undefined || other.shotId === shotId));
}

/** The same model missing on four servers is told once each way. */
function withoutRepeats(findings: readonly CheckFinding[]): CheckFinding[] {
  return [...new Map(findings.map((one) => [`${one.message}\n${one.shotId}`, one])).values()];
}
