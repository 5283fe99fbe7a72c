// Reading goes on whatever an engine does.
import { beforeEach, describe, expect, test } from 'vitest'
import { ENDS_WITHIN, Narrator, STARTS_WITHIN } from '../../../../renderer/reader/listening/narrator.ts'
import type { Piece } from '../../../../renderer/reader/listening/script.ts'
import type { Voice } from '../../../../renderer/reader/listening/voices.ts'
import { TestEngine, TestTimers } from './test-engine.ts'

const voice = (voiceURI: string, lang: string): Voice => ({
  voiceURI,
  name: voiceURI,
  lang,
  localService: true,
  default: false,
})
const an = voice('an', 'vi-VN')
const david = voice('david', 'en-US')
const place = { node: {} as Text, offset: 0 }
const piece = (text: string, sentence: number, lang = 'vi'): Piece => ({
  text,
  lang,
  sentence,
  from: place,
  to: place,
})
/** The second sentence is in two pieces. */
const pieces = [
  piece('Một.', 0),
  piece('Hai,', 1),
  piece('hai nữa.', 1),
  piece('Three.', 2, 'en'),
  piece('Bốn.', 3),
]
const longest = (text: string, rate = 1) =>
  (ENDS_WITHIN.milliseconds + ENDS_WITHIN.perCharacter * text.length) / rate

let engine: TestEngine
let timers: TestTimers
let narrator: Narrator
const voiceFor = (lang: string) => (lang === 'en' ? david : an)
const now = () => narrator.state()
beforeEach(() => {
  engine = new TestEngine()
  timers = new TestTimers()
  narrator = new Narrator(engine, timers)
  narrator.setManner({ rate: 1, voiceFor })
})

describe('in order', () => {
  test('each piece is said once, by the voice of its language, then all is said', () => {
    narrator.start(pieces, 0)
    for (const _ of pieces) engine.say()
    expect(engine.said).toEqual(pieces.map(({ text }) => text))
    expect(engine.utterances.map(({ voice: one }) => one.voiceURI)).toEqual(['an', 'an', 'an', 'david', 'an'])
    expect(now()).toEqual({ status: 'done', at: 4, trouble: null })
    expect(timers.waiting).toBe(0)
  })
  test('it begins where it is asked to', () => {
    narrator.start(pieces, 3)
    expect(engine.said).toEqual(['Three.'])
  })
  test('next goes to the next sentence, whole; after the last one all is said', () => {
    narrator.start(pieces, 1)
    narrator.next()
    expect(engine.said.at(-1)).toBe('Three.')
    narrator.next()
    narrator.next()
    expect(now().status).toBe('done')
  })
  test('previous goes to this sentence’s beginning where its first piece is over, else to the one before', () => {
    narrator.start(pieces, 2)
    narrator.previous()
    expect(engine.said.at(-1)).toBe('Hai,')
    narrator.previous()
    expect(engine.said.at(-1)).toBe('Một.')
    narrator.previous()
    expect(engine.said.at(-1)).toBe('Một.')
  })
  test('listeners hear of each step until they leave', () => {
    const heard: number[] = []
    const leave = narrator.subscribe(() => heard.push(now().at))
    narrator.start(pieces, 0)
    engine.say()
    leave()
    engine.say()
    expect(new Set(heard)).toEqual(new Set([0, 1]))
  })
})

describe('pausing relies on no engine’s pause', () => {
  test('it is silent at once, and goes on with the same piece from its beginning', () => {
    narrator.start(pieces, 1)
    engine.start()
    narrator.pause()
    expect(now().status).toBe('paused')
    expect(timers.waiting).toBe(0)
    timers.pass(600_000)
    expect(engine.said).toEqual(['Hai,'])
    narrator.resume()
    expect(engine.said).toEqual(['Hai,', 'Hai,'])
  })
  test('what a cancelled utterance still tells is not heard', () => {
    narrator.start(pieces, 0)
    const old = engine.everyEvents[0]
    narrator.pause()
    old?.ended()
    old?.failed('synthesis-failed')
    expect(now()).toEqual({ status: 'paused', at: 0, trouble: null })
  })
  test('while paused, next and previous move the mark and say nothing', () => {
    narrator.start(pieces, 0)
    narrator.pause()
    narrator.next()
    expect(now()).toMatchObject({ status: 'paused', at: 1 })
    expect(engine.said).toHaveLength(1)
    narrator.resume()
    expect(engine.said.at(-1)).toBe('Hai,')
  })
  test('what was said to its end is said again from the top', () => {
    narrator.start(pieces, 4)
    engine.say()
    narrator.resume()
    expect(now()).toMatchObject({ status: 'speaking', at: 0 })
  })
  test('stopped, it holds nothing and tells nothing', () => {
    narrator.start(pieces, 2)
    narrator.stop()
    expect(now()).toEqual({ status: 'idle', at: 0, trouble: null })
    narrator.resume()
    expect(engine.said).toHaveLength(1)
    expect(timers.waiting).toBe(0)
  })
})

describe('speed and voice', () => {
  test('another speed is heard at once, with the present piece said again', () => {
    narrator.start(pieces, 1)
    narrator.setManner({ rate: 1.5, voiceFor })
    expect(engine.utterances.map(({ rate }) => rate)).toEqual([1, 1.5])
    expect(engine.said).toEqual(['Hai,', 'Hai,'])
  })
  test('the same speed and voice interrupt nothing', () => {
    narrator.start(pieces, 1)
    narrator.setManner({ rate: 1, voiceFor: (lang) => ({ ...voiceFor(lang) }) })
    expect(engine.said).toHaveLength(1)
  })
  test('while paused a change is kept for later', () => {
    narrator.start(pieces, 1)
    narrator.pause()
    narrator.setManner({ rate: 2, voiceFor })
    expect(engine.said).toHaveLength(1)
    narrator.resume()
    expect(engine.utterances.at(-1)?.rate).toBe(2)
  })
})

describe('faults of engines', () => {
  test('one that never tells the end: the piece counts as said after its expected length', () => {
    narrator.start(pieces, 0)
    engine.start()
    timers.pass(longest('Một.') - 1)
    expect(now().at).toBe(0)
    timers.pass(1)
    expect(now().at).toBe(1)
    expect(engine.cancels).toBeGreaterThan(0)
  })
  test('a slow reading is not cut: the expected length follows the speed', () => {
    narrator.setManner({ rate: 0.5, voiceFor })
    narrator.start(pieces, 0)
    engine.start()
    timers.pass(longest('Một.'))
    expect(now().at).toBe(0)
    timers.pass(longest('Một.', 0.5) - longest('Một.'))
    expect(now().at).toBe(1)
  })
  test('one that tells of words as it goes is never cut', () => {
    narrator.start(pieces, 0)
    engine.start()
    for (let words = 0; words < 20; words++) {
      timers.pass(longest('Một.') - 1)
      engine.reach()
    }
    expect(now().at).toBe(0)
  })
  test('one that drops what follows a cancel is asked again', () => {
    narrator.start(pieces, 0)
    timers.pass(STARTS_WITHIN)
    expect(engine.said).toEqual(['Một.', 'Một.'])
    engine.say()
    expect(now()).toEqual({ status: 'speaking', at: 1, trouble: null })
  })
  test('one that never tells a start, only ends, is not asked twice for each piece', () => {
    narrator.start(pieces, 0)
    engine.end()
    timers.pass(STARTS_WITHIN)
    expect(engine.said).toEqual(['Một.', 'Hai,'])
    engine.end()
    expect(now().at).toBe(2)
  })
  test('one that says nothing at all stops after three pieces, with a reason', () => {
    narrator.start(pieces, 0)
    timers.pass(120_000)
    expect(now()).toMatchObject({ status: 'paused', trouble: 'engine' })
    expect(timers.waiting).toBe(0)
  })
  test('interrupted from outside, the piece is said again; a second time reading is paused', () => {
    narrator.start(pieces, 1)
    engine.start()
    engine.fail('interrupted')
    expect(engine.said).toEqual(['Hai,', 'Hai,'])
    engine.fail('canceled')
    expect(now()).toEqual({ status: 'paused', at: 1, trouble: 'taken' })
    narrator.resume()
    expect(now()).toEqual({ status: 'speaking', at: 1, trouble: null })
  })
  test.each(['synthesis-failed', 'audio-busy', 'text-too-long', 'network'])(
    'a piece that fails (%s) is tried twice, then passed over; three in a row stop reading',
    (code) => {
      narrator.start(pieces, 0)
      engine.fail(code)
      engine.fail(code)
      expect(now()).toMatchObject({ status: 'speaking', at: 1 })
      engine.say()
      for (let times = 0; times < 6; times++) engine.fail(code)
      expect(now()).toMatchObject({ status: 'paused', trouble: 'engine' })
    },
  )
  test('not allowed to speak, it waits to be asked again', () => {
    narrator.start(pieces, 0)
    engine.fail('not-allowed')
    expect(now()).toEqual({ status: 'paused', at: 0, trouble: 'blocked' })
    narrator.resume()
    expect(engine.said).toHaveLength(2)
  })
  test.each(['voice-unavailable', 'language-unavailable'])('a voice that is gone (%s) is told of', (code) => {
    narrator.start(pieces, 0)
    engine.fail(code)
    expect(now()).toEqual({ status: 'paused', at: 0, trouble: 'voice' })
  })
  test('without a voice for a piece nothing is said', () => {
    narrator.setManner({ rate: 1, voiceFor: () => null })
    narrator.start(pieces, 0)
    expect(engine.said).toEqual([])
    expect(now()).toMatchObject({ status: 'paused', trouble: 'voice' })
  })
})

test('an article that is set anew goes on where it was', () => {
  narrator.start(pieces, 1)
  narrator.replace([piece('Chú thích.', 0), ...pieces], 2)
  engine.say()
  expect(engine.said.at(-1)).toBe('hai nữa.')
})
