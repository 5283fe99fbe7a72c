// Which tests are only run by `npm run test:load`: they take minutes.
export const load = { tag: '@load' }
