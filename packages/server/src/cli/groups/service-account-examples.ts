/** The client ID that examples name. */
export const EXAMPLE_CLIENT_ID = 'mdb_sa_id_5f24084d8dbffa3ad3f21234';
