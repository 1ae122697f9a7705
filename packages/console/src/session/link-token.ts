import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** 160 bits and more in base64url, with a prefix; longer ones the server would not take for an address. */
const TOKEN = /^[\w-]{1,200}$/;

/**
 * The one-time token that a mailed link holds after its `#`. It is taken out of the address bar and the history at once,
 * and kept in this tab alone, so that reloading the page, or signing in first, does not lose it. `undefined` without one.
 */
export function useLinkToken(page: 'invitation' | 'reset-password') {
  const key = `sallyport.link.${page}`;
  const hash = useLocation({ select: (location) => location.hash });
  const [token, setToken] = useState(() => hash || (sessionStorage.getItem(key) ?? ''));
  useEffect(() => {
    if (hash === '') return;
    // Also while the page is open: somebody may paste another link into the address bar.
    setToken(hash);
    sessionStorage.setItem(key, hash);
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
  }, [hash, key]);
  return {
    token: TOKEN.test(token) ? token : undefined,
    /** For when it was used, or does not work: the page still has it until it is left. */
    forget: () => sessionStorage.removeItem(key),
  };
}
