// The plan in a line. Each part leads to what it counts.
import { Tooltip, UnstyledButton } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import type { Finding } from '#shared/studio-error.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { planCostWords } from '../engines/cost-words.ts';
import { planEstimate, planTimeHover, planTimeWords } from './estimate-words.ts';
import styles from './plan.module.css';
import { countStates, type ListedState } from './segment-state.ts';

interface PlanSummaryProps {
  readonly view: PlanView;
  readonly findings: readonly Finding[];
}

/** "14 segments · 11 up to date · 3 to render · about 9 min on 2 servers · about $3.40 · 1 problem". */
export function PlanSummary({ view, findings }: PlanSummaryProps) {
  const { planScreen } = useStores();
  const counts = countStates(view);
  const toRender = counts['will-render'] + counts.stale;
  const problems = findings.filter(({ severity }) => severity === 'problem').length;
  const warnings = findings.length - problems;
  const parts: (readonly [key: string, part: ReactNode])[] = [
    [
      'segments',
      <Listing
        key="all"
        states={[]}
        words={many(view.plan.segments.length, '{{count}} segment', '{{count}} segments')}
      />,
    ],
    ['up-to-date', <Listing key="done" states={['up-to-date', 'kept']} words={upToDateWords(counts)} />],
    ...(toRender === 0
      ? [['nothing', say`nothing to render`] as const]
      : [
          [
            'to-render',
            <Listing
              key="todo"
              states={['will-render', 'stale']}
              words={many(toRender, '{{count}} to render', '{{count}} to render')}
            />,
          ] as const,
          ['time', <Time key="time" view={view} />] as const,
          ...(view.cost === null ? [] : [['cost', <Cost key="cost" cost={view.cost} />] as const]),
        ]),
    ...(counts.blocked > 0
      ? [
          [
            'blocked',
            <Listing
              key="blocked"
              states={['blocked']}
              words={many(counts.blocked, '{{count}} blocked', '{{count}} blocked')}
              tone="problem"
            />,
          ] as const,
        ]
      : []),
  ];
  const found = [
    ...(problems > 0 ? [['problem', many(problems, '{{count}} problem', '{{count}} problems')] as const] : []),
    ...(warnings > 0 ? [['warning', many(warnings, '{{count}} warning', '{{count}} warnings')] as const] : []),
  ];
  return (
    <span data-testid="plan-summary" className={styles.summary}>
      {parts.map(([key, part], at) => (
        <Fragment key={key}>
          {at > 0 && ' · '}
          {part}
        </Fragment>
      ))}
      {found.map(([tone, words]) => (
        <Fragment key={tone}>
          {' · '}
          <UnstyledButton
            className={styles.part}
            data-tone={tone}
            onClick={() => planScreen.getState().show('problems')}
          >
            {words}
          </UnstyledButton>
        </Fragment>
      ))}
    </span>
  );
}

function upToDateWords(counts: Readonly<Record<ListedState, number>>): string {
  const all = counts['up-to-date'] + counts.kept;
  const upToDate = many(all, '{{count}} up to date', '{{count}} up to date');
  if (counts.kept === 0) return upToDate;
  return many(counts.kept, '{{upToDate}}, {{count}} of them kept', '{{upToDate}}, {{count}} of them kept', {
    upToDate,
  });
}

interface ListingProps {
  readonly states: readonly ListedState[];
  readonly words: string;
  readonly tone?: 'problem';
}

function Listing({ states, words, tone }: ListingProps) {
  const { planScreen } = useStores();
  return (
    <UnstyledButton className={styles.part} data-tone={tone} onClick={() => planScreen.getState().list(states)}>
      {words}
    </UnstyledButton>
  );
}

function Cost({ cost }: { readonly cost: NonNullable<PlanView['cost']> }) {
  const { advice } = useStores();
  return (
    <Tooltip
      label={say`Estimated from published prices; each segment’s details name them. A click shows what other models would cost.`}
    >
      <UnstyledButton className={styles.part} onClick={advice.getState().open}>
        {planCostWords(cost)}
      </UnstyledButton>
    </Tooltip>
  );
}

function Time({ view }: { readonly view: PlanView }) {
  const engine = useProject((state) => state.view?.settings.engine ?? null);
  const urls = useApp((state) => state.settings?.servers);
  const servers = engineToUse(engine, urls ?? []) === 'comfyui' ? Math.max(urls?.length ?? 0, 1) : 1;
  const estimate = planEstimate(view, servers);
  return (
    <Tooltip label={planTimeHover(estimate)}>
      <span>
        <Listing states={['will-render', 'stale']} words={planTimeWords(estimate, servers)} />
      </span>
    </Tooltip>
  );
}
