// What renders several shots, and in which style.
import { say } from '#shared/i18n/say.ts';
import { useApp, useProject } from '../app/stores-context.ts';
import { findModel, projectChoice } from '../engines/model-list.ts';
import { ModelPicker } from '../engines/model-picker.tsx';
import { modelName } from '../engines/model-words.ts';
import { SideSection } from '../ui/side-section.tsx';
import { StyleSelect } from './engine-fields.tsx';
import type { MultiFieldsProps } from './multi-fields.tsx';
import { commonValue, SEVERAL } from './multi-values.ts';

export function MultiEngine({ shots, changeAll }: MultiFieldsProps) {
  const engines = useApp((state) => state.engines);
  const servers = useApp((state) => state.settings?.servers) ?? [];
  const settings = useProject((state) => state.view?.settings);
  const ofProject = findModel(engines, projectChoice(settings, servers));
  const engine = commonValue(shots, 'engine');
  const model = commonValue(shots, 'engine_model');
  const style = commonValue(shots, 'style_preset');
  const differ = engine === SEVERAL || model === SEVERAL;
  return (
    <SideSection title={say`Engine and style`}>
      <ModelPicker
        label={say`Renders with`}
        choice={differ || engine === null ? null : { engine, model }}
        none={{ label: say`As the project`, hint: ofProject ? modelName(ofProject.engine, ofProject.model) : '' }}
        placeholder={differ ? say`several values` : undefined}
        onChoose={(choice) => changeAll({ engine: choice?.engine ?? null, engine_model: choice?.model ?? null })}
      />
      <StyleSelect
        value={style === SEVERAL ? undefined : style}
        onChange={(style_preset) => changeAll({ style_preset })}
      />
    </SideSection>
  );
}
