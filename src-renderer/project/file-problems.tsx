// Everything wrong with the files of the folder, each with its place and its remedy.
import { Button, Text } from '@mantine/core';
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
      <SideSection title="Problems in the files">
        {problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
          <ProblemCard
            key={`${problem.code} ${problem.filePath} ${problem.jsonPath} ${problem.shotId} ${problem.message}`}
            severity="problem"
            {...problem}
            action={
              problem.shotId !== undefined && (
                <Button variant="default" size="compact-xs" onClick={() => showShot(problem.shotId ?? '')}>
                  Show shot
                </Button>
              )
            }
          />
        ))}
        {problems.length > SHOWN_PROBLEMS && (
          <Text c="dimmed">
            and {problems.length - SHOWN_PROBLEMS} more, shown when these are mended (
            <Button variant="transparent" size="compact-xs" p={0} onClick={() => app.getState().show('plan')}>
              the plan has them all
            </Button>
            )
          </Text>
        )}
      </SideSection>
    </div>
  );
}
