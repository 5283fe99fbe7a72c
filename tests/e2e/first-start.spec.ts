import { expect, test } from './fixtures.ts'

test('first start shows the sample series in the language of the interface', async ({ launch }) => {
  const app = await launch()
  await expect(app.list.getByRole('link')).toHaveCount(3)
  await expect(app.list.getByRole('link').first()).toHaveText(/kỳ I/)
  await app.page.screenshot({ path: 'test-results/first.png' })
})
