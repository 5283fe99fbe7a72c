// screen: one display of a common size.
import { EventEmitter } from 'node:events'
import { makeStrict } from './strict.ts'

export const workArea = { x: 0, y: 0, width: 1280, height: 800 }

const display = {
  id: 1,
  label: 'stand-in',
  bounds: workArea,
  workArea,
  size: { width: workArea.width, height: workArea.height },
  workAreaSize: { width: workArea.width, height: workArea.height },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
}

class Screen extends EventEmitter {
  getPrimaryDisplay() {
    return display
  }
  getAllDisplays() {
    return [display]
  }
  getDisplayMatching() {
    return display
  }
}
makeStrict(Screen, 'screen')
export const screen = new Screen()
