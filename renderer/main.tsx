import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
// All of them here: a stylesheet that only a lazily loaded page imports would never be loaded.
import './styles/app.css';
import './styles/archive.css';
import './styles/audit.css';
import './styles/cases.css';
import './styles/file-detail.css';
import './styles/files.css';
import './styles/help.css';
import './styles/history.css';
import './styles/leads.css';
import './styles/list.css';
import './styles/money.css';
import './styles/result.css';
import './styles/session.css';
import './styles/settings.css';
import './styles/workplace.css';

createRoot(document.getElementById('root')!).render(<App />);
