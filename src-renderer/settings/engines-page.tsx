// The engines beside ComfyUI and the draft: Replicate with its token, Wan's own generate.py, and what holds for all clips.
import { Text } from '@mantine/core';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { NumberSetting, OptionalNumberSetting } from './number-setting.tsx';
import styles from './settings.module.css';
import { TokenSetting } from './token-setting.tsx';
import { useEngineInfo, useEngineSettings, useOverride } from './use-engine-settings.ts';
import { WanCard } from './wan-card.tsx';

export function EnginesPage() {
  return (
    <>
      <ReplicateCard />
      <WanCard />
      <PartialCard />
    </>
  );
}

/** What a clip in the cloud usually stays under. */
const USUAL_SECONDS = 120;

const REPLICATE = 'Replicate'; // not for people

function ReplicateCard() {
  const { engines, change } = useEngineSettings();
  const description = useEngineInfo('replicate')?.description ?? '';
  return (
    <div className={styles.card}>
      <SideSection title={REPLICATE}>
        <Text c="dimmed">{description}</Text>
        <TokenSetting />
      </SideSection>
      <SideSection title={say`Clips on Replicate`}>
        <NumberSetting
          label={say`Clips at once`}
          description={say`More is faster. Replicate limits how many clips may be asked for in a minute; Longtake then waits.`}
          value={engines.replicateWorkers}
          range={{ least: 1, most: 20 }}
          onChange={(replicateWorkers) => change({ replicateWorkers })}
        />
        <OptionalNumberSetting
          label={say`Longest time for a clip, in seconds`}
          description={say`From the start of its work; then it is given up and taken back.`}
          value={engines.replicateTimeoutSeconds}
          range={{ least: 10, most: 1800, step: 10 }}
          none={say`Wait as long as it takes`}
          usual={USUAL_SECONDS}
          onChange={(replicateTimeoutSeconds) => change({ replicateTimeoutSeconds })}
        />
        <BufferSetting />
      </SideSection>
    </div>
  );
}

/** Of which the example speaks, and the most that is asked for. */
const EXAMPLE_SECONDS = 4;
const MOST_SECONDS = 10;

function BufferSetting() {
  const { engines, change } = useEngineSettings();
  const override = useOverride('engines.durationBuffer');
  const asked = Math.min(EXAMPLE_SECONDS * engines.durationBuffer, MOST_SECONDS);
  return (
    <>
      <NumberSetting
        label={say`Duration buffer`}
        description={say`Models that take any length are asked for this many times the length that is needed, at most ${MOST_SECONDS} s: for ${EXAMPLE_SECONDS} s, ${formatNumber(asked)} s now. The clip is cut to its exact length; what is asked for is paid for.`}
        value={engines.durationBuffer}
        range={{ least: 1, most: 3, step: 0.05, whole: false }}
        disabled={override !== null && override.problem === null}
        onChange={(durationBuffer) => change({ durationBuffer })}
      />
      {override?.problem === null && (
        <Text c="dimmed">{say`${override.variable} in the environment wins over this field.`}</Text>
      )}
      {override !== null && override.problem !== null && (
        <ProblemCard severity="warning" message={override.problem} remedy="" />
      )}
    </>
  );
}

/** With which the field begins: the tool before took three. */
const USUAL_CLIPS = 3;

function PartialCard() {
  const { engines, change } = useEngineSettings();
  return (
    <div className={styles.card}>
      <SideSection title={say`Done in part`}>
        <OptionalNumberSetting
          label={say`Least number of clips`}
          description={say`A run with at least so many clips counts as done in part; what failed can be rendered later.`}
          value={engines.minimumClips}
          range={{ least: 1, most: 100_000 }}
          none={say`All clips are wanted`}
          usual={USUAL_CLIPS}
          onChange={(minimumClips) => change({ minimumClips })}
        />
      </SideSection>
    </div>
  );
}
