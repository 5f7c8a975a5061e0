import { makeResolver } from '@forge/resolver';
import { bindingFunctions } from './binding-functions';

export const fieldResolver = makeResolver({ ...bindingFunctions });
