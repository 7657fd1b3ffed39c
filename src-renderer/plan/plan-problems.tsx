// What is wrong and what is worth a look, the same thing in many shots told once; each leads to where it is mended.
import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import { goToMend, mendPlace, mendWords } from '../app/mend-place.ts';
import { useStores } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { type FindingGroup, groupFindings, withoutShotName } from './group-findings.ts';
import { MeasuredList } from './measured-list.tsx';
import styles from './plan.module.css';

type Row =
  | { readonly kind: 'group'; readonly key: string; readonly group: FindingGroup }
  | { readonly kind: 'finding'; readonly key: string; readonly finding: Finding };

export function PlanProblems({ findings }: { readonly findings: readonly Finding[] }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const groups = useMemo(() => groupFindings(findings), [findings]);
  const rows = useMemo(() => groups.flatMap((group): Row[] => rowsOf(group, open.has(group.key))), [groups, open]);
  if (groups.length === 0) {
    return (
      <EmptyState
        icon={IconCircleCheck}
        title={say`Nothing is wrong`}
        text={say`Every segment of this plan can be rendered.`}
      />
    );
  }
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return (
    <MeasuredList
      label={say`Problems and warnings`}
      count={rows.length}
      guessPixels={(index) => (rows[index]?.kind === 'finding' ? 30 : 76)}
      keyOf={(index) => rows[index]?.key ?? ''}
    >
      {(index) => {
        const row = rows[index];
        if (!row) return null;
        if (row.kind === 'finding') return <FindingLine finding={row.finding} />;
        return <GroupCard group={row.group} open={open.has(row.group.key)} onToggle={() => toggle(row.group.key)} />;
      }}
    </MeasuredList>
  );
}

function rowsOf(group: FindingGroup, open: boolean): Row[] {
  const { key, findings } = group;
  const listed = open && findings.length > 1 ? findings : [];
  return [
    { kind: 'group', key, group },
    ...listed.map((finding, at): Row => ({ kind: 'finding', key: `${key} ${at}`, finding })),
  ];
}

interface GroupCardProps {
  readonly group: FindingGroup;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function GroupCard({ group: { severity, title, remedy, findings }, open, onToggle }: GroupCardProps) {
  const [first] = findings;
  const isOne = findings.length === 1;
  const shots = new Set(findings.map(({ shotId }) => shotId)).size;
  return (
    <div className={styles.group}>
      <ProblemCard
        severity={severity}
        message={title}
        remedy={remedy}
        filePath={isOne ? first?.filePath : undefined}
        jsonPath={isOne ? first?.jsonPath : undefined}
        action={
          isOne && first ? (
            <MendButton finding={first} />
          ) : (
            <Button
              variant="default"
              size="compact-xs"
              aria-expanded={open}
              rightSection={<IconChevronRight size={13} style={{ rotate: open ? '90deg' : undefined }} />}
              onClick={onToggle}
            >
              {many(shots, '{{count}} shot', '{{count}} shots')}
            </Button>
          )
        }
      />
    </div>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const stores = useStores();
  const place = mendPlace(finding);
  return (
    <UnstyledButton
      className={styles.finding}
      disabled={place === null}
      onClick={() => place && goToMend(place, stores)}
    >
      <span className={styles.findingShot}>{finding.shotId}</span>
      <span className={styles.findingWords}>{withoutShotName(finding)}</span>
      {place && <span className={styles.findingMend}>{mendWords(place)}</span>}
    </UnstyledButton>
  );
}

function MendButton({ finding }: { readonly finding: Finding }) {
  const stores = useStores();
  const place = mendPlace(finding);
  if (!place) return null;
  return (
    <Button variant="default" size="compact-xs" onClick={() => goToMend(place, stores)}>
      {mendWords(place)}
    </Button>
  );
}
