/** The rows of a page that the lists of the console show unless asked otherwise. */
export const ROWS_PER_PAGE = 25;
