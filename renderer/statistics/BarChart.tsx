// Bars over time, drawn as SVG. Each bar can be pointed at, or reached with the arrow keys from one stop of the Tab key;
// a line above says its exact numbers, and a table below has them all. (Bars are options of a list: screen readers let
// the arrow keys into that.)
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useSettings } from '../client/settings.tsx'
import styles from './BarChart.module.css'
import { useWidth } from './use-width.ts'
import { numberIn } from '../../domain/language/number.ts'

export type Bar = {
  readonly key: string
  /** What it stands for, in full. */
  readonly label: string
  /** What is printed below it where there is room; null: nothing. */
  readonly tick: string | null
  /** One of each series. */
  readonly values: readonly number[]
}

/** The first is drawn full, the second behind it as an outline. */
export type Series = {
  readonly name: string
  /** "5 bài" */
  readonly say: (value: number) => string
}

type BarChartProps = {
  readonly title: string
  /** Heading of the table's first column. */
  readonly unit: string
  readonly series: readonly Series[]
  readonly bars: readonly Bar[]
}

const HEIGHT = 112
/** Room for the ticks. */
const FOOT = 22
/** Narrower, two ticks would touch. */
const TICK_WIDTH = 40
/** Nearer to an edge, one would be cut. */
const TICK_EDGE = 20

export function BarChart({ title, unit, series, bars }: BarChartProps) {
  const { settings, messages } = useSettings()
  const t = messages.statistics
  const number = numberIn(settings.language)
  const [element, width] = useWidth()
  const [pointed, setPointed] = useState<number | null>(null)
  const [focused, setFocused] = useState<number | null>(null)
  /** Where the Tab key comes to. */
  const [stop, setStop] = useState(bars.length - 1)
  const present = Math.min(stop, bars.length - 1)

  const highest = Math.max(1, ...bars.flatMap(({ values }) => values))
  const band = width / Math.max(1, bars.length)
  const begun = (label: string) => label.charAt(0).toLocaleUpperCase(settings.language) + label.slice(1)
  const say = ({ label, values }: Bar) =>
    `${begun(label)}: ${series.map((one, at) => one.say(values[at] ?? 0)).join(', ')}`
  const most = bars.reduce<Bar | null>(
    (best, bar) => ((bar.values[0] ?? 0) > (best?.values[0] ?? 0) ? bar : best),
    null,
  )
  const shown = bars[pointed ?? focused ?? -1]
  const readout = shown
    ? say(shown)
    : most && series[0]
      ? t.most(most.label, series[0].say(most.values[0] ?? 0))
      : ''

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: present - 1,
      ArrowRight: present + 1,
      Home: 0,
      End: bars.length - 1,
    }
    const next = steps[event.key]
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const to = Math.min(bars.length - 1, Math.max(0, next))
    setStop(to)
    event.currentTarget.querySelectorAll<SVGGElement>('[data-bar]')[to]?.focus()
  }

  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <h2>{title}</h2>
        {series.length > 1 && (
          <span className={styles.legend}>
            {series.map(({ name }, at) => (
              <span key={name} data-series={at}>
                {name}
              </span>
            ))}
          </span>
        )}
      </figcaption>
      <p className={styles.readout}>{readout}</p>
      <div ref={element} className={styles.plot}>
        {width > 0 && (
          <svg
            role="listbox"
            aria-orientation="horizontal"
            tabIndex={-1}
            aria-label={title}
            width={width}
            height={HEIGHT + FOOT}
            onKeyDown={onKeyDown}
            onPointerLeave={() => setPointed(null)}
          >
            <line className={styles.base} x1={0} x2={width} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
            {bars.map((bar, at) => (
              <g
                key={bar.key}
                data-bar
                role="option"
                aria-selected={at === present}
                aria-label={say(bar)}
                tabIndex={at === present ? 0 : -1}
                className={styles.bar}
                data-shown={bar === shown || undefined}
                onPointerEnter={() => setPointed(at)}
                onFocus={() => {
                  setStop(at)
                  setFocused(at)
                }}
                onBlur={() => setFocused(null)}
              >
                <rect className={styles.band} x={at * band} y={0} width={band} height={HEIGHT} />
                {bar.values
                  .map((value, which) => (
                    <Column key={which} which={which} at={at} band={band} share={value / highest} />
                  ))
                  .toReversed()}
              </g>
            ))}
            <g className={styles.ticks} aria-hidden="true">
              {spaced(bars, band).map(({ text, x }) => (
                <text key={x} x={Math.max(TICK_EDGE, Math.min(x, width - TICK_EDGE))} y={HEIGHT + 16}>
                  {text}
                </text>
              ))}
            </g>
          </svg>
        )}
      </div>
      <details className={styles.numbers}>
        <summary>{t.numbers}</summary>
        <div className={styles.tableRoom} tabIndex={0} role="group" aria-label={`${t.numbers}: ${title}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{unit}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.key}>
                  <th scope="row">{begun(bar.label)}</th>
                  {series.map((one, at) => (
                    <td key={one.name}>{number(bar.values[at] ?? 0)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

type ColumnProps = {
  readonly which: number
  readonly at: number
  readonly band: number
  /** 0 to 1, of the highest. */
  readonly share: number
}

/** One bar: whatever there is of it is seen. */
function Column({ which, at, band, share }: ColumnProps) {
  if (share === 0) return null
  const gap = Math.min(band * 0.16, 6) + (which === 0 ? Math.min(band * 0.1, 4) : 0)
  const wide = Math.min(Math.max(1, band - 2 * gap), which === 0 ? 30 : 38)
  const high = Math.max(2, Math.round(share * (HEIGHT - 4)))
  return (
    <rect
      className={styles.column}
      data-series={which}
      x={at * band + (band - wide) / 2}
      y={HEIGHT - high}
      width={wide}
      height={high}
    />
  )
}

/** The ticks that there is room for, from the left. */
function spaced(bars: readonly Bar[], band: number): readonly { text: string; x: number }[] {
  const ticks: { text: string; x: number }[] = []
  for (const [at, { tick }] of bars.entries()) {
    const x = (at + 0.5) * band
    if (tick === null) continue
    const before = ticks.at(-1)
    if (before && x - before.x < TICK_WIDTH) continue
    ticks.push({ text: tick, x })
  }
  return ticks
}
