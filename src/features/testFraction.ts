/** Share of every class to test on, where no test set is given. */
export const TEST_FRACTION = 0.2;
