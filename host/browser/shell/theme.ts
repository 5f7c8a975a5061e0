import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';

export type ColorMode = 'light' | 'dark' | 'auto';

const key = 'host.theme';

export function savedColorMode(): ColorMode {
  const saved = localStorage.getItem(key);
  return saved === 'light' || saved === 'dark' ? saved : 'auto';
}

/** Applies a colour mode to the page and remembers it in this browser. */
export async function applyColorMode(mode: ColorMode): Promise<void> {
  localStorage.setItem(key, mode);
  await setGlobalTheme({
    colorMode: mode,
    light: 'light',
    dark: 'dark',
    shape: 'shape',
    spacing: 'spacing',
    typography: 'typography',
  });
  document.documentElement.style.background = '';
}

/** The theme as Forge tells apps about it (`context.theme`). */
export function themeForApps(mode: ColorMode): Record<string, string> {
  const dark = mode === 'dark' || (mode === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  return {
    colorMode: dark ? 'dark' : 'light',
    light: 'light',
    dark: 'dark',
    spacing: 'spacing',
    typography: 'typography',
  };
}
