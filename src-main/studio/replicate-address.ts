// Where Replicate's API is, where the environment names another place than its own.
import type { Logger } from '../logging/index.ts';
import type { Environment } from '../settings/index.ts';

/** Another address for Replicate's API: a proxy, or a server that plays it. The token goes there, so never in the clear to another machine. */
export function replicateAddress(environment: Environment, logger: Logger): { baseUrl?: string } {
  const given = environment.LONGTAKE_REPLICATE_URL;
  if (given === undefined || given === '') return {};
  const url = URL.canParse(given) ? new URL(given) : null;
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere))
    return { baseUrl: given.replace(/\/+$/, '') };
  logger.warn('LONGTAKE_REPLICATE_URL is neither https nor an address of this machine; it is not used', {});
  return {};
}
