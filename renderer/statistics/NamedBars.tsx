// Names with how much was read of each: a table whose numbers are drawn as bars too.
import type { NamedReadings } from '../../domain/statistics.ts'
import { useMessages } from '../client/settings.tsx'
import styles from './NamedBars.module.css'

type NamedBarsProps = { readonly title: string; readonly names: NamedReadings }

export function NamedBars({ title, names: { most, others } }: NamedBarsProps) {
  const { statistics: t } = useMessages()
  const highest = Math.max(1, ...most.map(({ read }) => read))
  if (most.length === 0) return null
  return (
    <section className={styles.named}>
      <h2>{title}</h2>
      <table>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t.units.name}</th>
            <th scope="col">{t.legend.read}</th>
            <th scope="col">{t.legend.words}</th>
          </tr>
        </thead>
        <tbody>
          {most.map(({ name, read, words }) => (
            <tr key={name}>
              <th scope="row">
                <span dir="auto">{name}</span>
                <svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1">
                  <rect width={(read / highest) * 100} height={1} />
                </svg>
              </th>
              <td>{t.articles(read)}</td>
              <td>{t.wordCount(words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {others > 0 && <p>{t.others(others)}</p>}
    </section>
  )
}
