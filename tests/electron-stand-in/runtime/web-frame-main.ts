// One frame of a page, as the main process sees it.
import { originOf } from './addresses.ts'
import type { Page } from './page.ts'
import { makeStrict } from './strict.ts'

/** What a page knows of a frame. */
export interface FrameNode {
  id: string
  parentId: string | undefined
  url: string
  name: string
  facade: WebFrameMain
}

export class WebFrameMain {
  readonly #page: Page
  readonly #id: string
  readonly routingId: number
  readonly frameTreeNodeId: number
  readonly processId = 1

  constructor(page: Page, id: string, routingId: number) {
    this.#page = page
    this.#id = id
    this.routingId = routingId
    this.frameTreeNodeId = routingId
  }
  get #node(): FrameNode | undefined {
    return this.#page.frames.get(this.#id)
  }
  get url(): string {
    return this.#node?.url ?? ''
  }
  get origin(): string {
    return originOf(this.url)
  }
  get name(): string {
    return this.#node?.name ?? ''
  }
  get detached(): boolean {
    return this.#node === undefined
  }
  isDestroyed(): boolean {
    return this.detached
  }
  get parent(): WebFrameMain | null {
    return this.#page.frames.get(this.#node?.parentId ?? '')?.facade ?? null
  }
  get top(): WebFrameMain | null {
    return this.#page.mainFrame
  }
  get frames(): WebFrameMain[] {
    return [...this.#page.frames.values()]
      .filter(({ parentId }) => parentId === this.#id)
      .map(({ facade }) => facade)
  }
  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)]
  }
}
makeStrict(WebFrameMain)
