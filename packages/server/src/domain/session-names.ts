/** The cookie that holds the token of a session. */
export const SESSION_COOKIE = 'sallyport_session';

/** The header that proves, on methods that change something, that the page itself sent the request. */
export const CSRF_HEADER = 'X-CSRF-Token';
