/** How long a session lasts where nothing is set, and the longest that can be set: twelve hours, as published. */
export const LONGEST_SESSION_SECONDS = 43_200;
