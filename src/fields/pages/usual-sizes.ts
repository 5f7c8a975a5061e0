/** Rows on a page where nobody asks for a number, or for more than a server gives. */
export const usualSizes: readonly number[] = [20, 25, 30, 50, 100, 200, 250, 500, 1000, 2000, 5000];
