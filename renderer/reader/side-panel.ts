/** Whether the panel lies over the article, where there is no room for both (SidePanel.module.css). */
export function panelCovers(): boolean {
  const panel = document.querySelector('[data-side-panel]')
  return panel !== null && getComputedStyle(panel).position === 'absolute'
}
