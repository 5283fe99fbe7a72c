import { describe, expect, test } from 'vitest'
import { pictureName } from '../../../renderer/reader/pictures/article-pictures.ts'

describe('the name of a picture’s button', () => {
  test('is what the picture shows, else what is printed below it', () => {
    expect(pictureName({ words: 'Tàu rời bến', caption: 'Sáng sớm.' })).toBe('Tàu rời bến')
    expect(pictureName({ words: '', caption: 'Sáng sớm.' })).toBe('Sáng sớm.')
    expect(pictureName({ words: '', caption: '' })).toBe('')
  })
  test('ends at a word where it would be too long to be listened to', () => {
    const name = pictureName({ words: 'người gác đèn '.repeat(30), caption: '' })
    expect(name.length).toBeLessThanOrEqual(121)
    expect(name).toMatch(/(?:người|gác|đèn)…$/)
  })
})
