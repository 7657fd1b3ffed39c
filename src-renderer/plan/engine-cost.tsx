// What renders a segment, what it is asked for and given, and what that is expected to cost.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import type { Overlay } from '#shared/model/overlay.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { useApp, useProject } from '../app/stores-context.ts';
import { askedWords, engineNameOf } from '../engines/cost-words.ts';
import { formatUsd, priceSourceWords, qualitySettingWords } from '../engines/model-words.ts';
import { positionWords } from '../engines/place-fields.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { formatPercent } from '../ui/format-time.ts';
import { SideSection } from '../ui/side-section.tsx';
import { withinFolder } from '../ui/within-folder.ts';

interface EngineCostProps {
  readonly segment: PlanSegment;
  readonly view: PlanView;
}

type Fact = readonly [name: string, value: ReactNode];

export function EngineCost({ segment, view }: EngineCostProps) {
  const folderPath = useProject((state) => state.view?.folderPath ?? '');
  const isLocal = useApp(({ engines }) => engines.find(({ id }) => id === segment.engine)?.isLocal ?? true);
  const { quality, references, overlays, workflowFile } = segment;
  const asked = askedWords(segment);
  const facts: Fact[] = [
    [say`Renders with`, engineNameOf(view, segment)],
    ...(workflowFile === null ? [] : [[say`Workflow`, workflowFile] as const]),
    ...(asked === '' ? [] : [[say`Length`, asked] as const]),
    ...(quality === null ? [] : [[say`Quality`, qualitySettingWords(quality)] as const]),
    ...listed(
      say`References`,
      references.map((path) => withinFolder(path, folderPath)),
    ),
    ...listed(
      say`Laid over`,
      overlays.map((overlay) => overlayWords(overlay, folderPath)),
    ),
    ...soundFacts(segment),
    ...(isLocal ? [] : [[say`Cost`, <Cost key="cost" cost={segment.cost} />] as const]),
  ];
  return (
    <SideSection title={say`Engine and cost`}>
      <FactList facts={facts} />
    </SideSection>
  );
}

/** A line each; none at all where there are none. */
function listed(name: string, lines: readonly string[]): Fact[] {
  if (lines.length === 0) return [];
  const list = [...new Set(lines)].map((line) => (
    <Text key={line} component="span" display="block">
      {line}
    </Text>
  ));
  return [[name, list]];
}

function Cost({ cost }: Pick<PlanSegment, 'cost'>) {
  if (cost === null) return say`Nobody has published a price for it.`;
  return (
    <>
      {say`about ${formatUsd(cost.estimate)}`}
      <Text component="span" display="block" c="dimmed" fz={12}>
        {priceSourceWords({ source: cost.source, asOf: cost.date })}
      </Text>
    </>
  );
}

const overlayWords = ({ image, position, scale, opacity }: Overlay, folderPath: string): string =>
  say`${withinFolder(image, folderPath)}: ${positionWords(position)}, ${formatPercent(scale)} wide, ${formatPercent(opacity)} opaque`;

function soundFacts({ withAudio, promptParts }: PlanSegment): Fact[] {
  const wanted = promptParts !== null && `${promptParts.background}${promptParts.dialogue}`.trim() !== '';
  if (withAudio) {
    const heard = wanted
      ? say`asked for; what is to be heard is part of the prompt`
      : say`asked for; the model chooses what is to be heard`;
    return [[say`Sound`, heard]];
  }
  return wanted ? [[say`Sound`, say`left out: this model makes none`]] : [];
}
