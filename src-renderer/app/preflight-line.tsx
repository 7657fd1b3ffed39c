// Whether the plan can run: one line with its details, for the Plan panel, and a shorter one beside Start.
import { ActionIcon, Button, Loader, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  type Icon,
  IconAlertTriangle,
  IconChevronDown,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconRefresh,
} from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { many, say } from '#shared/i18n/say.ts';
import type { PreflightReport } from '#shared/model/preflight.ts';
import type { Finding } from '#shared/studio-error.ts';
import { FactList } from '../ui/fact-list.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { useNow } from '../ui/use-now.ts';
import { ErrorCard } from './error-card.tsx';
import { goToMend, mendPlace, mendWords } from './mend-place.ts';
import styles from './preflight-line.module.css';
import { checkedWords, type PreflightOutlook, preflightOutlook } from './preflight-words.ts';
import { isActive } from './run-store.ts';
import { useRun, useStores } from './stores-context.ts';

/** Checked while this is on the screen, and again when the window is looked at after something was mended elsewhere. */
function useWatchedPreflight() {
  const { preflight } = useStores();
  const state = useStore(preflight);
  const runActive = useRun(({ head }) => isActive(head));
  useEffect(() => {
    const undo = preflight.getState().watch();
    const onFocus = () => {
      if (preflight.getState().report?.verdict === 'cannot-run') preflight.getState().touch();
    };
    window.addEventListener('focus', onFocus);
    return () => {
      undo();
      window.removeEventListener('focus', onFocus);
    };
  }, [preflight]);
  return { ...state, runActive, outlook: preflightOutlook(state, runActive) };
}

export function PreflightLine() {
  const { report, runActive, outlook, error } = useWatchedPreflight();
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const hasDetails = report !== null || error !== null;
  return (
    <section className={styles.preflight} aria-label={say`Preflight`} data-tone={outlook.tone}>
      <div className={styles.line}>
        <Words outlook={outlook} report={runActive ? null : report} />
        {hasDetails && (
          <UnstyledButton
            className={styles.toggle}
            aria-expanded={open}
            aria-controls={detailsId}
            onClick={() => setOpen(!open)}
          >
            {open ? say`Hide details` : say`Details`}
            <IconChevronDown size={14} aria-hidden style={{ rotate: open ? '180deg' : undefined }} />
          </UnstyledButton>
        )}
        <span style={{ flex: 1 }} />
        <CheckAgain />
      </div>
      {open && hasDetails && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <div id={detailsId} className={styles.details} tabIndex={0}>
          {error && <ErrorCard error={error} />}
          {report && <Details report={report} />}
        </div>
      )}
    </section>
  );
}

/** Beside Start: the line, and what holds it back. */
export function PreflightSummary() {
  const { app } = useStores();
  const { report, runActive, outlook, error } = useWatchedPreflight();
  if (runActive) return null;
  const worst = report?.findings.find(({ severity }) => severity === 'problem');
  return (
    <section className={styles.summary} aria-label={say`Preflight`} data-tone={outlook.tone}>
      <div className={styles.line}>
        <Words outlook={outlook} report={report} compact />
        {report && report.findings.length > 0 && (
          <UnstyledButton className={styles.toggle} onClick={() => app.getState().show('plan')}>
            {say`Details`}
          </UnstyledButton>
        )}
        <span style={{ flex: 1 }} />
        <CheckAgain compact />
      </div>
      {error && <ErrorCard error={error} severity="warning" />}
      {!error && worst && <FindingCard finding={worst} />}
    </section>
  );
}

const MARKS: Record<PreflightOutlook['tone'], Icon> = {
  fine: IconCircleCheck,
  warning: IconAlertTriangle,
  problem: IconCircleX,
  busy: IconCircleDashed,
  unknown: IconCircleDashed,
};

interface WordsProps {
  readonly outlook: PreflightOutlook;
  readonly report: PreflightReport | null;
  readonly compact?: boolean;
}

function Words({ outlook, report, compact = false }: WordsProps) {
  const now = useNow(30_000);
  const when = report && checkedWords(report.checkedAtIso, now);
  const Mark = MARKS[outlook.tone];
  return (
    <Text
      className={styles.words}
      component="div"
      role="status"
      data-testid="preflight"
      title={compact ? [outlook.words, when].filter(Boolean).join(', ') : undefined}
    >
      <Mark size={16} className={styles.mark} aria-hidden />
      <span className={styles.verdict}>{compact ? (outlook.short ?? outlook.words) : outlook.words}</span>
      {when && !compact && <span className={styles.when}> · {when}</span>}
    </Text>
  );
}

function CheckAgain({ compact = false }: { readonly compact?: boolean }) {
  const { preflight } = useStores();
  const checking = useStore(preflight, (state) => state.checking);
  const runActive = useRun(({ head }) => isActive(head));
  const check = () => void preflight.getState().check();
  if (compact) {
    return (
      <Tooltip label={say`Check again`}>
        <ActionIcon aria-label={say`Check again`} size={22} disabled={runActive || checking} onClick={check}>
          {checking ? <Loader size={12} /> : <IconRefresh size={14} />}
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <Button
      variant="default"
      size="compact-xs"
      disabled={runActive || checking}
      leftSection={checking ? <Loader size={11} /> : <IconRefresh size={13} />}
      onClick={check}
    >
      {say`Check again`}
    </Button>
  );
}

function Details({ report }: { readonly report: PreflightReport }) {
  const sorted = report.findings.toSorted(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  );
  return (
    <>
      {sorted.slice(0, 100).map((finding) => (
        <FindingCard
          key={`${finding.code} ${finding.shotId} ${finding.filePath} ${finding.message}`}
          finding={finding}
        />
      ))}
      {sorted.length > 100 && (
        <Text c="dimmed">
          {many(
            sorted.length - 100,
            'and {{count}} more, shown when these are mended',
            'and {{count}} more, shown when these are mended',
          )}
        </Text>
      )}
      <Text fw={500}>{say`Looked at`}</Text>
      <FactList facts={report.looked.map(({ what, result }) => [what, result] as const)} />
    </>
  );
}

function FindingCard({ finding }: { readonly finding: Finding }) {
  const stores = useStores();
  const { severity, message, remedy, filePath, jsonPath } = finding;
  const place = mendPlace(finding);
  const mend = place !== null && (
    <Button variant="default" size="compact-xs" onClick={() => goToMend(place, stores)}>
      {mendWords(place)}
    </Button>
  );
  // A warning is read and weighed, a problem is also sent to somebody.
  if (severity === 'problem') return <ErrorCard error={finding} action={mend} />;
  return <ProblemCard {...{ severity, message, remedy, filePath, jsonPath }} action={mend} />;
}
