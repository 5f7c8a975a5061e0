import '@atlaskit/css-reset';
import './styles/site.css';
import './styles/pages.css';
import './styles/ui-kit.css';
import { createRoot } from 'react-dom/client';
import { Site } from './site/site';
import { applyColorMode, savedColorMode } from './shell/theme';

void applyColorMode(savedColorMode());

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');
createRoot(root).render(<Site />);
