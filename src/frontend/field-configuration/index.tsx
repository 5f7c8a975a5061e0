import ForgeReconciler from '@forge/react';
import React from 'react';
import { SurroundingsProvider } from '../shared/surroundings';
import { ConfigurationPage } from './configuration-page';

ForgeReconciler.render(
  <SurroundingsProvider>
    <ConfigurationPage />
  </SurroundingsProvider>,
);
