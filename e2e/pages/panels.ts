// All panels of one page.
import type { Page } from '@playwright/test';
import { AdviceDialog } from './advice-dialog.ts';
import { DiskSpace } from './disk-space.ts';
import { Dock } from './dock.ts';
import { ExportDialog } from './export-dialog.ts';
import { FirstSteps } from './first-steps.ts';
import { GeneratePanel } from './generate-panel.ts';
import { ImportDialog } from './import-dialog.ts';
import { ModelDialog } from './model-dialog.ts';
import { Palette } from './palette.ts';
import { PlanPanel } from './plan-panel.ts';
import { PlayerPanel } from './player-panel.ts';
import { ProjectPanel } from './project-panel.ts';
import { Rail } from './rail.ts';
import { Seams } from './seams.ts';
import { SettingsPanel } from './settings-panel.ts';
import { StoryboardPanel } from './storyboard-panel.ts';
import { Takes } from './takes.ts';
import { Welcome } from './welcome.ts';
import { WorkflowDialog } from './workflow-dialog.ts';

export function panelsOf(page: Page) {
  return {
    rail: new Rail(page),
    project: new ProjectPanel(page),
    storyboard: new StoryboardPanel(page),
    plan: new PlanPanel(page),
    generate: new GeneratePanel(page),
    player: new PlayerPanel(page),
    takes: new Takes(page),
    diskSpace: new DiskSpace(page),
    models: new ModelDialog(page),
    advice: new AdviceDialog(page),
    imports: new ImportDialog(page),
    workflow: new WorkflowDialog(page),
    exporting: new ExportDialog(page),
    seams: new Seams(page),
    settings: new SettingsPanel(page),
    welcome: new Welcome(page),
    dock: new Dock(page),
    palette: new Palette(page),
    firstSteps: new FirstSteps(page),
  };
}
