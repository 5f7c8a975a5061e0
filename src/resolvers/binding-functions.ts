export const bindingFunctions = {};
