// Before the journeys: builds what they run, when it is missing or older than its sources.
import { describeError } from '#shared/describe-error.ts';
import { ensureApp, ensurePage } from '../src-main/launch/build-page.ts';
import { electronPresence } from './electron-presence.ts';

export default async function buildForJourneys(): Promise<void> {
  const ensure = electronPresence().kind === 'present' ? ensureApp : ensurePage;
  const built = await ensure((line) => process.stdout.write(`${line}\n`));
  if (!built.ok) throw new Error(`${describeError(built.error)}\n${built.error.details ?? ''}`);
}
