/** Of what is planned, when its time has come. */
export const due = 'due now';

/** Beside the reason why the page could not ask again. */
export const shownAsOf = (when: string): string => `What is shown here is as of ${when}.`;
