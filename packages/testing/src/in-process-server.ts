import type { StartServer } from './started-server.js';

/** Starts a server in this process, and leaves its environment, its signals and its end alone. */
export const startInProcessServer: StartServer = async (request, timeoutMs) => {
  const { startPrivateServer } = await import('sallyport/testing').catch((error: unknown): never => {
    if ((error as NodeJS.ErrnoException)?.code !== 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG') throw error;
    throw new Error(
      "mode: 'in-process' needs modules, which Jest has with NODE_OPTIONS=--experimental-vm-modules; mode: 'child' works without",
    );
  });
  let isStopped = false;
  const starting = startPrivateServer(request);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it was not ready after ${timeoutMs / 1000} s`)), timeoutMs);
  });
  try {
    const { facts, environment, stop } = await Promise.race([starting, late]);
    return {
      facts,
      environment,
      whyGone: () => (isStopped ? 'it was stopped' : undefined),
      async stop() {
        isStopped = true;
        await stop();
      },
    };
  } catch (error) {
    // One that is ready too late is wanted no more.
    starting.then(({ stop }) => stop()).catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The server could not be started: ${reason}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
};
