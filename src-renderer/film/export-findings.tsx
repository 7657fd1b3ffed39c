// What stands in the way of an export, or will show in it, with the way to where it is mended.
import { Button, Checkbox } from '@mantine/core';
import { many, say } from '#shared/i18n/say.ts';
import type { FilmView } from '#shared/model/film.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { Finding } from '#shared/studio-error.ts';
import { useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { type ExportScope, findingsOf, isContactSheet, lackingShots, shotNames, shotsOf } from './export-words.ts';
import { RenderForHandle } from './refused-crossfade.tsx';

interface ExportFindingsProps {
  readonly film: FilmView;
  readonly scope: ExportScope;
}

export function ExportFindings({ film, scope }: ExportFindingsProps) {
  const findings = findingsOf(film, scope);
  const staleShots = isContactSheet(scope.format) ? [] : shotsOf(film, scope).filter((shot) => shot.stale.length > 0);
  return (
    <>
      {!isContactSheet(scope.format) && <MissingCard film={film} scope={scope} />}
      {findings.map((finding) => (
        <FindingCard key={`${finding.message} ${finding.shotId}`} finding={finding} film={film} />
      ))}
      {staleShots.length > 0 && (
        <ProblemCard
          severity="warning"
          message={say`Of ${shotNames(staleShots)} there are older clips than the plan asks for.`}
          remedy={say`They go into the film as they are, unless they are rendered again first.`}
          action={<GoButton words={say`To Generate`} go="generate" />}
        />
      )}
    </>
  );
}

function MissingCard({ film, scope }: ExportFindingsProps) {
  const { exportDialog } = useStores();
  const lacking = lackingShots(film, scope.shotId);
  if (lacking.length === 0) return null;
  const segments = lacking.reduce((sum, shot) => sum + shot.missing.length, 0);
  const canSkip = scope.shotId === null && lacking.length < film.shots.length;
  return (
    <>
      <ProblemCard
        severity={scope.skipMissing && canSkip ? 'warning' : 'problem'}
        message={many(
          segments,
          '{{count}} segment of {{shots}} is not rendered yet.',
          '{{count}} segments of {{shots}} are not rendered yet.',
          { shots: shotNames(lacking) },
        )}
        remedy={
          canSkip
            ? say`Render them, or leave these shots out of the film.`
            : say`Render them first: there is nothing to export yet.`
        }
        action={<GoButton words={say`To Generate`} go="generate" />}
      />
      {canSkip && (
        <Checkbox
          label={many(
            lacking.length,
            'Leave out the shot that is not rendered yet',
            'Leave out the {{count}} shots that are not rendered yet',
          )}
          checked={scope.skipMissing}
          onChange={(event) => exportDialog.getState().choose({ skipMissing: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function FindingCard({ finding, film }: { readonly finding: Finding; readonly film: FilmView }) {
  const { exportDialog } = useStores();
  const shot = film.shots.find(({ shotId }) => shotId === finding.shotId);
  const renderAgainKey = shot?.transition?.refused ? shot.transition.renderAgainKey : null;
  return (
    <ProblemCard
      {...finding}
      action={
        <span style={{ display: 'inline-flex', gap: 6 }}>
          {renderAgainKey !== null && (
            <RenderForHandle segmentKey={renderAgainKey} onGo={exportDialog.getState().close} />
          )}
          {shot && <GoButton words={say`Show shot ${shot.shotId}`} go={{ shotId: shot.shotId }} />}
          {finding.filePath === layout.projectFile && <GoButton words={say`To Project`} go="project" />}
        </span>
      }
    />
  );
}

interface GoButtonProps {
  readonly words: string;
  readonly go: 'generate' | 'project' | { readonly shotId: string };
}

function GoButton({ words, go }: GoButtonProps) {
  const { app, exportDialog } = useStores();
  return (
    <Button
      variant="default"
      size="compact-xs"
      onClick={() => {
        exportDialog.getState().close();
        if (typeof go === 'string') app.getState().show(go);
        else app.getState().showShot(go.shotId);
      }}
    >
      {words}
    </Button>
  );
}
