// Loaded into every process of the app that runs on Node: on SIGUSR2 it collects its garbage and writes down what it
// still holds.
const { appendFileSync } = require('node:fs')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')

const file = process.env.GOC_DOC_MEMORY_RECORD

if (file) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  process.on('SIGUSR2', async () => {
    // What is let go in the turns after is let go.
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      collect()
    }
    const { heapUsed, external } = process.memoryUsage()
    const resources = process.getActiveResourcesInfo().length
    appendFileSync(file, `${JSON.stringify({ pid: process.pid, heap: heapUsed + external, resources })}\n`)
  })
}
