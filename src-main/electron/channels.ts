// The two channels between the page and the studio; everything else is inside their messages.

/** Page to main, request and answer. */
export const CALL_CHANNEL = 'longtake:call';
/** Main to page. */
export const EVENT_CHANNEL = 'longtake:event';
