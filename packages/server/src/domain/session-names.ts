/** The cookie that holds the token of a session. */
export const SESSION_COOKIE = 'sallyport_session';

/** The cookie by which a browser is known in which somebody signed in (browser-marks.ts). It opens nothing. */
export const BROWSER_COOKIE = 'sallyport_browser';

/** The header that proves, on methods that change something, that the page itself sent the request. */
export const CSRF_HEADER = 'X-CSRF-Token';
