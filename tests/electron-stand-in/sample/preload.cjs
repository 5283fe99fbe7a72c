// What the sample's page may do.
const { contextBridge, ipcRenderer, webUtils } = require('electron')

contextBridge.exposeInMainWorld('sample', {
  version: process.versions.electron,
  arguments: process.argv.filter((arg) => arg.startsWith('--sample=')),
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  missing: () => ipcRenderer.invoke('missing'),
  unclonable: () => ipcRenderer.invoke('echo', () => {}),
  who: () => ipcRenderer.invoke('who'),
  pick: () => ipcRenderer.invoke('pick'),
  theme: (source) => ipcRenderer.invoke('theme', source),
  sum: (n) => ipcRenderer.invoke('sum', n),
  note: (text) => ipcRenderer.send('note', text),
  add: (a, b) => a + b,
  map: (list, callback) => list.map((item) => callback(item)),
  boom: () => {
    throw new RangeError('boom')
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  on(channel, callback) {
    const listener = (_event, ...args) => callback(...args)
    ipcRenderer.on(channel, listener)
    return () => ipcRenderer.removeListener(channel, listener)
  },
})
