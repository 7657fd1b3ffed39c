// The border: what comes from outside is parsed here, once, and what goes out is stripped of causes.

import { studioRequests } from '#shared/contract/studio-api.ts';
import type { RequestInput, RequestName, RequestOutput, WireResult } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import { err, type Result } from '#shared/result.ts';
import { type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';

export type Handlers = {
  [Name in RequestName]: (input: RequestInput<Name>) => Promise<Result<RequestOutput<Name>>>;
};

export const isRequestName = (name: string): name is RequestName => Object.hasOwn(studioRequests, name);

/** Never throws: a bug below becomes an `unexpected` error with its text in the log. */
export async function answerRequest(
  handlers: Handlers,
  logger: Logger,
  name: string,
  rawInput: unknown,
): Promise<WireResult<unknown>> {
  if (!isRequestName(name)) return err(badRequest(say`There is no request "${name}".`));
  const parsed = studioRequests[name].input.safeParse(rawInput);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(badRequest(`${name}: ${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'wrong'}.`));
  }
  try {
    // The handler of this very name takes this very input; TypeScript cannot see that across the union of names.
    const handler = handlers[name] as (input: unknown) => Promise<Result<unknown>>;
    const result = await handler(parsed.data);
    if (result.ok) return result;
    if (result.error.cause !== undefined) logger.failure(result.error);
    return err(toWireError(result.error));
  } catch (cause) {
    const details = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    logger.error(`Request ${name} failed unexpectedly`, { details });
    return err({
      code: 'unexpected',
      message: say`Something unexpected happened.`,
      remedy: say`The log has the details; please report it.`,
      details: cause instanceof Error ? cause.message : String(cause),
    });
  }
}

const badRequest = (message: string): StudioErrorWire => ({
  code: 'bad-request',
  message,
  remedy: say`This is a mistake of the program that asked.`,
});
