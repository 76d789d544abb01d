import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/app.css';
import './styles/settings.css';
import './styles/workplace.css';

createRoot(document.getElementById('root')!).render(<App />);
