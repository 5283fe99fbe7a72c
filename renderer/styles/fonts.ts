// Faces that carry stacked Vietnamese marks (docs/typography.md), bundled: reading makes no request. Which subsets of
// them, and how they are shown while they load, is settled in vite.config.ts, through which each sheet passes because
// it is imported here. A face is read from the disk only where it is used.
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import '@fontsource-variable/newsreader/opsz.css'
import '@fontsource-variable/newsreader/opsz-italic.css'
import '@fontsource-variable/literata/opsz.css'
import '@fontsource-variable/literata/opsz-italic.css'
import '@fontsource-variable/lexend/wght.css'
import '@fontsource-variable/source-code-pro/wght.css'
import '@fontsource-variable/source-code-pro/wght-italic.css'
import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/400-italic.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
