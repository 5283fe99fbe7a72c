// The same story told by several papers: found by the runs of five syllables that two texts share.
//
// A text is the set of its runs (shingles) of five folded syllables; how alike two texts are is the share of the runs
// of both that both have (Jaccard). Of a set a signature of 128 bytes is kept, whose bytes agree about as often as the
// sets do: min-wise hashing with one permutation (Li, Owen, Zhang 2012), its empty bins filled from others (Shrivastava
// 2017). Signatures that agree in one of 64 pairs of bytes are looked at; the others cannot be alike enough.
//
// Where every tenth word was changed, 0.9⁵ = 59 % of the runs are left of each text, so that the share is 42 %. The
// chance of being looked at is then over 99.9 %, and the estimate's error (a standard deviation) 4 %. Different texts on
// one matter share names and phrases, which are 1 or 2 % of their runs.
import { fold } from './fold.ts'
import { joinWords } from './words.ts'

/** Syllables of a run. */
const RUN = 5
/** Shorter texts are captions and notices, which resemble one another by chance. */
const FEWEST_RUNS = 100
/** Bytes of a signature. */
export const SIGNATURE_BYTES = 128
/** Texts whose share of common runs is estimated to be at least this are the same story. */
export const ALIKE = 0.25
/** Of the articles that are alike, the most alike are told. */
const MOST_ALIKE = 20

/** Every bit of a number into every other (the finalizer of MurmurHash3). */
function mixed(value: number): number {
  let bits = value
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** The words of a text as numbers (FNV-1a of their letters, mixed); a word ends at a space. */
function hashesOf(folded: string): Uint32Array {
  const hashes = new Uint32Array((folded.length >> 1) + 1)
  let [count, hash] = [0, 0x811c9dc5]
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    if (code !== 0x20) hash = Math.imul(hash ^ code, 0x01000193)
    else {
      hashes[count++] = mixed(hash)
      hash = 0x811c9dc5
    }
  }
  hashes[count++] = mixed(hash)
  return hashes.subarray(0, count)
}

/** Odd, so that no power of it is lost among 32 bits. */
const BASE = 0x2c1b3c6d
const BASE_TO_RUN = Array.from({ length: RUN }).reduce<number>((power) => Math.imul(power, BASE), 1)

const EMPTY = 0xffffffff

/** The signature of a text; null where it is too short to be compared. */
export const signatureOf = (text: string): Uint8Array | null => signatureOfFolded(joinWords(fold(text)))

/** The same of folded words with one space between them. */
export function signatureOfFolded(folded: string): Uint8Array | null {
  const hashes = hashesOf(folded)
  if (hashes.length - RUN + 1 < FEWEST_RUNS) return null
  const least = new Uint32Array(SIGNATURE_BYTES).fill(EMPTY)
  // Each run follows from the one before it: its first word goes, the next one comes (Karp and Rabin 1987).
  let run = 0
  for (let at = 0; at < hashes.length; at++) {
    const gone = at < RUN ? 0 : Math.imul(hashes[at - RUN] ?? 0, BASE_TO_RUN)
    run = (Math.imul(run, BASE) + (hashes[at] ?? 0) - gone) | 0
    if (at < RUN - 1) continue
    const hash = mixed(run)
    const bin = hash % SIGNATURE_BYTES
    const value = hash >>> 7
    if (value < (least[bin] ?? 0)) least[bin] = value
  }
  return Uint8Array.from(least, (value, bin) => {
    // An empty bin takes the value of another: whichever the bin asks for first that has one, in every text the same.
    let taken = value
    for (let attempt = 1; taken === EMPTY; attempt++)
      taken = least[mixed(bin * 0x9e3779b1 + attempt) % SIGNATURE_BYTES] ?? EMPTY
    return mixed(taken + bin * 0x01000193) & 0xff
  })
}

/** Estimated share of common runs, 0 to 1: bytes agree by chance too, one in 256. */
function likenessOf(agreeing: number): number {
  const chance = 1 / 256
  return Math.max(0, (agreeing / SIGNATURE_BYTES - chance) / (1 - chance))
}

/** How alike the texts of two signatures are, 0 to 1. */
export function likeness(one: Uint8Array, other: Uint8Array): number {
  let agreeing = 0
  for (let at = 0; at < SIGNATURE_BYTES; at++) if (one[at] === other[at]) agreeing++
  return likenessOf(agreeing)
}

export type NearDuplicates = {
  /** Puts a text in, or in the place of that of the same id. */
  put(id: string, signature: Uint8Array): void
  remove(id: string): void
  /** The ids of the texts that are alike enough, the most alike first. */
  near(id: string): readonly string[]
}

const BANDS = SIGNATURE_BYTES / 2
/** Buckets of a band, a power of two. */
const BUCKETS = 16_384
/** A bucket with more is of what every text has; who is only in there is passed over. */
const MOST_IN_BUCKET = 2000

/** An empty set of texts. Memory: 4 MB, and 390 bytes a text. */
export function createNearDuplicates(): NearDuplicates {
  const slots = new Map<string, number>()
  /** By slot; null: what was there has gone. */
  const ids: (string | null)[] = []
  let capacity = 256
  let signatures = new Uint8Array(capacity * SIGNATURE_BYTES)
  /** Of each bucket the slot that came last, plus one; of each slot and band the one before it in its bucket. */
  const last = new Int32Array(BANDS * BUCKETS)
  let before = new Int32Array(capacity * BANDS)
  /** The question for which a slot was looked at last. */
  let asked = new Uint32Array(capacity)
  let question = 0

  function grow(): void {
    capacity *= 2
    const larger = [new Uint8Array(capacity * SIGNATURE_BYTES), new Int32Array(capacity * BANDS)] as const
    larger[0].set(signatures)
    larger[1].set(before)
    ;[signatures, before] = larger
    asked = new Uint32Array(capacity)
  }

  function bucketOf(slot: number, band: number): number {
    const at = slot * SIGNATURE_BYTES + band * 2
    const pair = (signatures[at] ?? 0) * 256 + (signatures[at + 1] ?? 0)
    return band * BUCKETS + (pair % BUCKETS)
  }

  function add(id: string, signature: Uint8Array): void {
    const slot = ids.length
    if (slot === capacity) grow()
    ids.push(id)
    slots.set(id, slot)
    signatures.set(signature, slot * SIGNATURE_BYTES)
    for (let band = 0; band < BANDS; band++) {
      const bucket = bucketOf(slot, band)
      before[slot * BANDS + band] = last[bucket] ?? 0
      last[bucket] = slot + 1
    }
  }

  const signatureAt = (slot: number) =>
    signatures.subarray(slot * SIGNATURE_BYTES, (slot + 1) * SIGNATURE_BYTES)

  function remove(id: string): void {
    const slot = slots.get(id)
    if (slot === undefined) return
    slots.delete(id)
    ids[slot] = null
    if (ids.length < 2 * slots.size + 1000) return
    // Most of it is of texts that have gone: it is put together anew.
    const kept = [...slots].map(([one, at]) => [one, signatureAt(at).slice()] as const)
    ids.length = 0
    slots.clear()
    last.fill(0)
    for (const [one, signature] of kept) add(one, signature)
  }

  return {
    put(id, signature) {
      remove(id)
      add(id, signature)
    },
    remove,
    near(id) {
      const own = slots.get(id)
      if (own === undefined) return []
      const mine = signatureAt(own)
      const found: { readonly id: string; readonly like: number }[] = []
      question++
      asked[own] = question
      for (let band = 0; band < BANDS; band++) {
        let next: number = last[bucketOf(own, band)] ?? 0
        for (let count = 0; next > 0 && count < MOST_IN_BUCKET; count++) {
          const slot: number = next - 1
          next = before[slot * BANDS + band] ?? 0
          if (asked[slot] === question) continue
          asked[slot] = question
          const other = ids[slot] ?? null
          if (other === null) continue
          const like = likeness(mine, signatureAt(slot))
          if (like >= ALIKE) found.push({ id: other, like })
        }
      }
      return found
        .toSorted((one, other) => other.like - one.like || (one.id < other.id ? -1 : 1))
        .slice(0, MOST_ALIKE)
        .map((one) => one.id)
    },
  }
}
