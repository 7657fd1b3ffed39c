// The four ways to a project, the one that needs nothing first.
import { Badge, UnstyledButton } from '@mantine/core';
import { useRovingIndex } from '@mantine/hooks';
import { type Icon, IconFilePlus, IconFolderOpen, IconPencilPlus, IconPlayerPlayFilled } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import samplePicture from '../../resources/sample/selected/001_last_sun_v1.png';
import { useProject, useStores } from '../app/stores-context.ts';
import { askForProject } from './ask-for-project.ts';
import styles from './welcome.module.css';

interface Way {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly take: () => void;
}

function useWays(): readonly [Way, ...Way[]] {
  const stores = useStores();
  const { project, newProject } = stores;
  return [
    {
      icon: IconPlayerPlayFilled,
      title: say`Try the sample`,
      text: say`Six shots at a lighthouse, with keyframes. The built-in draft engine renders them in seconds.`,
      take: () => void project.getState().openSample(),
    },
    {
      icon: IconFolderOpen,
      title: say`Open a folder`,
      text: say`A project with storyboards/ and selected/, also one of the older Gradio tool.`,
      take: () => askForProject(stores),
    },
    {
      icon: IconPencilPlus,
      title: say`New from a prompt or story file`,
      text: say`A sentence and a length, a list of scenes, a product or several become storyboards.`,
      take: () => newProject.getState().open('prompt'),
    },
    {
      icon: IconFilePlus,
      title: say`New empty project`,
      text: say`A folder with an empty storyboard, to fill shot by shot.`,
      take: () => newProject.getState().open('empty'),
    },
  ];
}

export function WelcomeWays() {
  const [sample, ...others] = useWays();
  const busy = useProject((state) => state.opening !== null);
  const { getItemProps } = useRovingIndex({ total: others.length + 1, orientation: 'both', loop: false });
  // Arrows go from way to way; the Tab key reaches each of them, too.
  const reachable = (index: number, { take }: Way) => ({ ...getItemProps({ index, onClick: take }), tabIndex: 0 });
  return (
    <div className={styles.ways}>
      <UnstyledButton
        className={styles.sample}
        disabled={busy}
        data-disabled={busy || undefined}
        {...reachable(0, sample)}
      >
        <span className={styles.samplePicture}>
          <img src={samplePicture} alt="" draggable={false} />
          <span className={styles.samplePlay}>
            <sample.icon size={22} aria-hidden />
          </span>
        </span>
        <span className={styles.sampleWords}>
          <span className={styles.wayTitle}>
            {sample.title}
            <Badge variant="light" size="sm" tt="none" fw={500}>
              {say`No GPU needed`}
            </Badge>
          </span>
          <span className={styles.wayText}>{sample.text}</span>
        </span>
      </UnstyledButton>
      <div className={styles.others}>
        {others.map((way, index) => (
          <UnstyledButton
            key={way.title}
            className={styles.way}
            disabled={busy}
            data-disabled={busy || undefined}
            {...reachable(index + 1, way)}
          >
            <way.icon size={24} stroke={1.4} aria-hidden className={styles.wayMark} />
            <span>
              <span className={styles.wayTitle}>{way.title}</span>
              <span className={styles.wayText}>{way.text}</span>
            </span>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
