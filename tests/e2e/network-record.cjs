// Loaded into every process of the app that runs on Node: writes down whom it wants to reach.
const { appendFileSync } = require('node:fs')
const dgram = require('node:dgram')
const dns = require('node:dns')
const net = require('node:net')

const file = process.env.GOC_DOC_NETWORK_RECORD
const note = (line) => appendFileSync(file, `${line}\n`)
const watch = (owner, name, describe) => {
  const real = owner[name]
  owner[name] = function (...given) {
    note(describe(given))
    return real.apply(this, given)
  }
}

if (file) {
  note(`start ${process.pid}`)
  watch(net.Socket.prototype, 'connect', (given) => {
    const first = Array.isArray(given[0]) ? given[0][0] : given[0]
    if (typeof first === 'object' && first !== null)
      return first.path ? 'pipe' : `tcp ${first.host ?? 'localhost'}:${first.port}`
    return typeof first === 'number' ? `tcp ${given[1] ?? 'localhost'}:${first}` : 'pipe'
  })
  watch(dgram.Socket.prototype, 'send', () => 'udp')
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'])
    watch(dns, name, ([host]) => `name ${host}`)
}
