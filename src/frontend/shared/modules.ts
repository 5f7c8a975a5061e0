/** Modules of the manifest: the page that Forge's router leads to, and the one behind *Get started*. */
export const administrationModule = 'connected-fields-admin';
export const getStartedModule = 'connected-fields-start';
