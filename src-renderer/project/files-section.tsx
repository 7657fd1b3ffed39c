// The files the project is made of, and everything wrong with them.
import { Button, Select, Text } from '@mantine/core';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import styles from './project.module.css';

const SHOWN_PROBLEMS = 100;

export function FilesSection() {
  const { project, drafts } = useStores();
  const files = useProject((state) => state.view?.storyboardFiles);
  const chosen = useProject((state) => state.view?.storyboardFile ?? null);
  const selectionFile = useProject((state) => state.view?.selectionFile);
  return (
    <div className={styles.card}>
      <SideSection title="Files">
        <Select
          label="Storyboard"
          placeholder={files?.length ? 'Choose one' : 'None in storyboards/'}
          data={[...(files ?? [])]}
          value={chosen}
          disabled={!files?.length}
          onChange={(fileName) => {
            if (fileName) void drafts.flush().then(() => project.getState().chooseStoryboard(fileName));
          }}
        />
        <Text c="dimmed">
          {selectionFile
            ? `Keyframes chosen by ${selectionFile}`
            : 'No selected/selected_keyframes.json in this folder yet.'}
        </Text>
        <Problems />
      </SideSection>
    </div>
  );
}

function Problems() {
  const { app } = useStores();
  const problems = useProject((state) => state.view?.problems);
  const showShot = useApp((state) => state.showShot);
  if (!problems?.length) return null;
  return (
    <>
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
    </>
  );
}
