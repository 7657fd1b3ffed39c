// The servers of every project, and the way to find one.
import { ServerSection } from '../connect/server-section.tsx';

export function ServersPage() {
  return <ServerSection />;
}
