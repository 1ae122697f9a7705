import { get, post, remove } from '../call.js';
import type { Session } from '../types.js';

export const getSession = () => get<Session>('/api/private/session');

export const signIn = (body: { username: string; password: string; code?: string }) =>
  post<Session>('/api/private/session', body);

export const signOut = () => remove('/api/private/session');
