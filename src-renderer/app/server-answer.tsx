// What a server answered: its hardware, its queue, and whether it can render the open project.
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ServerStatus } from '#shared/contract/studio-api.ts';
import { FactList } from '../ui/fact-list.tsx';
import { ErrorCard } from './error-card.tsx';
import styles from './server-answer.module.css';
import { gibibytes, queueWords, type ServerVerdict, sageWords, serverVerdict } from './server-words.ts';

const MARKS = {
  fine: IconCircleCheck,
  warning: IconAlertTriangle,
  problem: IconCircleX,
  unknown: IconCircleX,
} as const;

export function VerdictMark({ verdict }: { readonly verdict: ServerVerdict }) {
  const Mark = MARKS[verdict.tone];
  return (
    <span className={styles.verdict} data-tone={verdict.tone}>
      <Mark size={15} aria-hidden />
      {verdict.words}
    </span>
  );
}

export function ServerAnswer({ status }: { readonly status: ServerStatus }) {
  if (!status.reachable && status.error) return <ErrorCard error={status.error} />;
  return (
    <div className={styles.answer} role="status">
      <VerdictMark verdict={serverVerdict(status)} />
      <WhyNot status={status} />
      <FactList facts={factsOf(status)} />
      {status.error && <ErrorCard error={status.error} />}
    </div>
  );
}

/** Why it cannot render the open project; nothing where it can. */
export function WhyNot({ status }: { readonly status: ServerStatus }) {
  if (status.canRender === null || status.canRender.able) return null;
  return (
    <ul className={styles.reasons}>
      {status.canRender.reasons.map((reason) => (
        <Text component="li" key={reason} lh={1.45}>
          {reason}
        </Text>
      ))}
    </ul>
  );
}

export function factsOf(status: ServerStatus): [string, string][] {
  const { vramTotalBytes, vramFreeBytes } = status;
  const free = vramFreeBytes === null ? '' : `, ${gibibytes(vramFreeBytes)} free`;
  return [
    ['Version', `ComfyUI ${status.version ?? 'of unknown version'}`],
    ['Device', status.device ?? 'unknown'],
    ['VRAM', vramTotalBytes === null ? 'unknown' : `${gibibytes(vramTotalBytes)}${free}`],
    ['Queue', queueWords(status) || 'unknown'],
    ['PyTorch', status.pytorchVersion ?? 'unknown'],
    ['SageAttention', sageWords(status.sageAttention)],
  ];
}
