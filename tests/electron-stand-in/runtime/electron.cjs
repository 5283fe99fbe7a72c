// require('electron'): the strict object, so that an unknown module throws by name.
module.exports = require('./electron.ts').electron
