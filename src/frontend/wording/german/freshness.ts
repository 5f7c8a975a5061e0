export const due = 'jetzt fällig';

export const shownAsOf = (when: string): string => `Was hier steht, ist der Stand von ${when}.`;
