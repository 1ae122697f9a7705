import './styles/base.css';
import './styles/kit.css';
import './styles/shell.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenLoaded } from './api/loading.js';
import { createQueryClient, takeBegunReads } from './api/query.js';
import { baseUrl, onSessionEnd } from './api/send.js';
import { hasDraft } from './kit/drafts.js';
import { loadOverlays } from './kit/WithOverlays.js';
import { createConsoleRouter } from './router.js';
import { setSessionOver } from './session/ended.js';
import { sessionQuery } from './session/session.js';
import { applyTheme, currentTheme } from './session/theme.js';

applyTheme(currentTheme());

// Modals hold the page behind them still with a <style>, which the page's policy allows by this.
setNonce(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '');

const queryClient = createQueryClient();
const router = createConsoleRouter(queryClient, new URL(baseUrl).pathname);

onSessionEnd(() => {
  // Only where somebody was signed in: the first question after a visit is answered the same way.
  if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
  const { href, pathname } = router.state.location;
  if (pathname === '/sign-in') return;
  // Leaving would lose it.
  if (hasDraft({ isSendingLost: true })) return setSessionOver(true);
  void router
    .navigate({ to: '/sign-in', search: { to: href, ended: 'yes' } })
    .then(() => queryClient.clear());
});

takeBegunReads(queryClient);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the console');
/** Renders once, with the page in it; who waits longer than this for the page sees meanwhile that it is coming. */
const PATIENCE_MS = 500;
const render = () =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
// A failure is shown by the router.
void Promise.race([router.load(), new Promise((go) => setTimeout(go, PATIENCE_MS))]).then(render, render);

// Menus and dialogs, before somebody wants one; who does sooner asks for them.
whenLoaded(
  queryClient,
  () => router.state.isLoading,
  () => void loadOverlays().catch(() => {}),
);
