// Everything wrong with the files of the folder, each with its place and its remedy.
import { Button, Group, Text } from '@mantine/core';
import { many, say } from '#shared/i18n/say.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import styles from './project.module.css';

const SHOWN_PROBLEMS = 100;

export function FileProblems() {
  const { app } = useStores();
  const problems = useProject((state) => state.view?.problems);
  const showShot = useApp((state) => state.showShot);
  if (!problems?.length) return null;
  return (
    <div className={styles.card}>
      <SideSection title={say`Files with problems`}>
        {problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
          <ProblemCard
            key={`${problem.code} ${problem.filePath} ${problem.jsonPath} ${problem.shotId} ${problem.message}`}
            severity="problem"
            {...problem}
            action={
              problem.shotId !== undefined && (
                <Button variant="default" size="compact-xs" onClick={() => showShot(problem.shotId ?? '')}>
                  {say`Show shot`}
                </Button>
              )
            }
          />
        ))}
        {problems.length > SHOWN_PROBLEMS && (
          <Group gap={8}>
            <Text c="dimmed">
              {many(
                problems.length - SHOWN_PROBLEMS,
                'One more is shown when these are mended.',
                '{{count}} more are shown when these are mended.',
              )}
            </Text>
            <Button variant="default" size="compact-xs" onClick={() => app.getState().show('plan')}>
              {say`Show them all in the plan`}
            </Button>
          </Group>
        )}
      </SideSection>
    </div>
  );
}
