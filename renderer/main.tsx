import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { Taking } from './app/Taking.tsx'
import { call } from './client/bridge.ts'
import { NoticesProvider } from './client/notices.tsx'
import { SettingsProvider } from './client/settings.tsx'
import './styles/fonts.ts'
import './styles/tokens.css'
import './styles/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const initial = await call('settings:get')
createRoot(root).render(
  <StrictMode>
    <SettingsProvider initial={initial}>
      <NoticesProvider>
        <Taking>
          <App />
        </Taking>
      </NoticesProvider>
    </SettingsProvider>
  </StrictMode>,
)
