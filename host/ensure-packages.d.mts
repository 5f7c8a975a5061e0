export function ensurePackages(root: string, what?: string): void;
export function isInstalled(root: string): boolean;
