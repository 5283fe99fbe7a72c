// npm run test:load: what the running app holds after a week of use.
import { defineConfig } from '@playwright/test'
import usual from './playwright.config.ts'

export default defineConfig({ ...usual, grepInvert: [], grep: /@load/, workers: 1 })
