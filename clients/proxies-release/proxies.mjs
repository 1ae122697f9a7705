export const releaseProxies = {};
