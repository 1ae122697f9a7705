import type { Private } from '@sallyport/client';
import { call } from '../call.js';

export type Session = Private.Session;
export type Profile = Private.Profile;

export const getSession = () => call('getSession', {});

export const signIn = (body: { username: string; password: string; code?: string }) =>
  call('signIn', { body });

export const signOut = () => call('signOut', {});
