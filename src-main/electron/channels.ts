// The channels between the page and the app; everything else is inside their messages.

/** Page to main, request and answer. */
export const CALL_CHANNEL = 'longtake:call';
/** Main to page. */
export const EVENT_CHANNEL = 'longtake:event';
/** Main to page: a command that was chosen in the menu. */
export const COMMAND_CHANNEL = 'longtake:command';
