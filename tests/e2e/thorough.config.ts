// npm run test:thorough: every test of the running app.
import { defineConfig } from '@playwright/test'
import usual from './playwright.config.ts'

export default defineConfig({ ...usual, grepInvert: /@load/ })
