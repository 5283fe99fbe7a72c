// The table of commands: each once, each with words in both languages, no key twice.
import { expect, test } from 'vitest'
import { commandIds, commandKeys, commandOfKey, printedKeys } from '../../../domain/commands.ts'
import type { CommandId } from '../../../domain/commands.ts'
import { commandsEn } from '../../../domain/language/commands-en.ts'
import { commandsVi } from '../../../domain/language/commands-vi.ts'
import { readerCommands } from '../../../domain/reader-commands.ts'

test('every command stands in one menu, and has a name in each language that no other has', () => {
  expect(new Set(commandIds).size).toBe(commandIds.length)
  for (const names of [commandsVi, commandsEn]) {
    expect(Object.keys(names).toSorted()).toEqual([...commandIds].toSorted())
    expect(new Set(Object.values(names)).size).toBe(commandIds.length)
  }
})

test('what the open article can be asked is among the commands', () => {
  expect(commandIds).toEqual(expect.arrayContaining([...readerCommands]))
})

test('no key means two commands', () => {
  const keys = Object.values(commandKeys)
  for (const kind of ['accelerator', 'macAccelerator', 'single', 'plain'] as const) {
    const used = keys.flatMap((key) => key[kind] ?? [])
    expect(new Set(used).size).toBe(used.length)
  }
  const mac = keys.flatMap(({ accelerator, macAccelerator }) => macAccelerator ?? accelerator ?? [])
  expect(new Set(mac).size).toBe(mac.length)
  expect(commandOfKey.get('j')).toBe('nextArticle')
})

test('keys are printed as keyboards name them, single ones only while they are in force', () => {
  const printed = (id: CommandId, isMac = false, single = true) =>
    printedKeys(id, isMac, single, (key) => key)
  expect(printed('searchLibrary')).toEqual(['/', 'Ctrl ⇧ F'])
  expect(printed('searchLibrary', false, false)).toEqual(['Ctrl ⇧ F'])
  expect(printed('searchLibrary', true)).toEqual(['/', '⌘ ⇧ F'])
  expect(printed('back')).toEqual(['Alt ←'])
  expect(printed('back', true)).toEqual(['⌘ ['])
  expect([printed('textLarger'), printed('textSmaller')]).toEqual([['Ctrl +'], ['Ctrl −']])
  expect(printed('pageUp')).toEqual(['⇧ space'])
  expect(printed('trash')).toEqual(['delete'])
  expect(printed('backToList', false, false)).toEqual(['escape'])
  expect(printed('showAbout')).toEqual([])
})
