// The page of the sample: one button that asks the main process, a list of events, and the paths of files.
const byId = (id) => document.getElementById(id)

byId('go').addEventListener('click', async () => {
  byId('out').textContent = await sample.echo(byId('text').value)
})

window.sampleEvents = []
window.sampleUnsubscribe = sample.on('menu', (name) => window.sampleEvents.push(name))
sample.on('noted', (text) => window.sampleEvents.push(text))

const showPaths = (how, files) => {
  byId('paths').textContent = [how, ...[...files].map((file) => sample.pathOf(file))].join('|')
}
byId('file').addEventListener('change', (event) => showPaths('chosen', event.target.files))
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  showPaths('dropped', event.dataTransfer.files)
})
