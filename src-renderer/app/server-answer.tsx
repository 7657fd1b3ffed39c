// What a server answered: its hardware, its queue, and whether it can render the open project.
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { FactList } from '../ui/fact-list.tsx';
import { ErrorCard } from './error-card.tsx';
import styles from './server-answer.module.css';
import { memoryWords, queueWords, type ServerVerdict, sageWords, serverVerdict } from './server-words.ts';

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
  return [
    [say`Version`, status.version === null ? say`ComfyUI of unknown version` : `ComfyUI ${status.version}`],
    [say`Device`, status.device ?? say`unknown`],
    ['VRAM', memoryWords(status) || say`unknown`],
    [say`Queue`, queueWords(status) || say`unknown`],
    ['PyTorch' /* not for people */, status.pytorchVersion ?? say`unknown`],
    ['SageAttention', sageWords(status.sageAttention)],
  ];
}
