// What nativeTheme decides and every page has to show.
export type ThemeSource = 'system' | 'light' | 'dark'

let source: ThemeSource = 'system'

export const themeSource = (): ThemeSource => source
export const setThemeSource = (wanted: ThemeSource): void => {
  source = wanted
}
export const themeEmulation = () => ({
  features: [{ name: 'prefers-color-scheme', value: source === 'system' ? '' : source }],
})
