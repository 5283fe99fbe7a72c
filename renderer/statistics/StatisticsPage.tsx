// The page "Thống kê": what was read and saved, when, of which papers and on what.
import { ChevronLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { readingMinutes } from '../../domain/reading.ts'
import type { Period, Statistics } from '../../domain/statistics.ts'
import { useAsked } from '../client/asked.ts'
import { useSettings } from '../client/settings.tsx'
import { useToday } from '../client/use-today.ts'
import { Choice, IconButton } from '../interface/controls.tsx'
import { EmptyRoom } from '../interface/EmptyRoom.tsx'
import { BarChart } from './BarChart.tsx'
import { createLabels } from './labels.ts'
import { NamedBars } from './NamedBars.tsx'
import styles from './StatisticsPage.module.css'
import { numberIn } from '../../domain/language/number.ts'

type StatisticsPageProps = {
  readonly onOpen: (id: string) => void
  /** null where the list is beside the page. */
  readonly onBack: (() => void) | null
}

export function StatisticsPage({ onOpen, onBack }: StatisticsPageProps) {
  const { messages } = useSettings()
  const t = messages.statistics
  const [period, setPeriod] = useState<Period>('year')
  const today = useToday()
  const { data } = useAsked('library:statistics', { period })
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  return (
    <main className={styles.page} aria-label={t.title} aria-busy={data === null}>
      <header className={styles.head}>
        {onBack && (
          <IconButton label={t.back} onClick={onBack}>
            <ChevronLeft size={20} strokeWidth={1.6} aria-hidden="true" />
          </IconButton>
        )}
        <h1>{t.title}</h1>
        <Choice
          label={t.period}
          value={period}
          options={[
            { value: 'year', label: t.thisYear(String(today.getFullYear())) },
            { value: 'all', label: t.allTime },
          ]}
          onChange={setPeriod}
        />
      </header>
      <div ref={scroller} className={styles.scroller} tabIndex={-1}>
        {data === null ? (
          <p role="status" className="visually-hidden">
            {t.waiting}
          </p>
        ) : data.days === 0 ? (
          <EmptyRoom drawing="reader">
            <p>{data.streak.longest === 0 ? t.empty : t.emptyYear}</p>
          </EmptyRoom>
        ) : (
          <Figures statistics={data} onOpen={onOpen} />
        )}
      </div>
    </main>
  )
}

type FiguresProps = {
  readonly statistics: Statistics
  readonly onOpen: (id: string) => void
}

function Figures({ statistics, onOpen }: FiguresProps) {
  const { settings, messages } = useSettings()
  const t = messages.statistics
  const { buckets, unit, longest } = statistics
  const labels = createLabels(unit, settings.language, t)
  const named = buckets.map((bucket, at) => ({
    bucket,
    ...labels.bucket(bucket, buckets[at - 1] ?? null),
  }))
  const short = t.weekdays.short.split(' ')
  const long = t.weekdays.long.split(',')
  const readings = { name: t.legend.readings, say: t.readings }
  return (
    <div className={styles.figures}>
      <Sums statistics={statistics} />
      <BarChart
        key={`read ${unit}`}
        title={t.readAndSaved[unit]}
        unit={t.units[unit]}
        series={[
          { name: t.legend.read, say: t.readOf },
          { name: t.legend.saved, say: t.saved },
        ]}
        bars={named.map(({ bucket, label, tick }) => ({
          ...{ key: bucket.from, label, tick },
          values: [bucket.read, bucket.saved],
        }))}
      />
      <BarChart
        key={`words ${unit}`}
        title={t.wordsBy[unit]}
        unit={t.units[unit]}
        series={[{ name: t.legend.words, say: t.wordCount }]}
        bars={named.map(({ bucket, label, tick }) => ({
          ...{ key: bucket.from, label, tick },
          values: [bucket.words],
        }))}
      />
      <BarChart
        title={t.lastDays}
        unit={t.units.day}
        series={[readings]}
        bars={statistics.lastDays.map(({ day, readings: count }) => ({
          key: day,
          ...labels.day(day),
          values: [count],
        }))}
      />
      <div className={styles.pair}>
        <BarChart
          title={t.byHour}
          unit={t.units.hour}
          series={[readings]}
          bars={statistics.hours.map((count, hour) => ({
            key: String(hour),
            label: t.hour(hour),
            tick: hour % 6 === 0 ? t.hourTick(hour) : null,
            values: [count],
          }))}
        />
        <BarChart
          title={t.byWeekday}
          unit={t.units.weekday}
          series={[readings]}
          bars={statistics.weekdays.map((count, at) => ({
            key: String(at),
            label: long[at] ?? '',
            tick: short[at] ?? null,
            values: [count],
          }))}
        />
      </div>
      <div className={styles.pair}>
        <NamedBars title={t.sources} names={statistics.sources} />
        <NamedBars title={t.tags} names={statistics.tags} />
      </div>
      {longest && (
        <section className={styles.longest}>
          <h2>{t.longest}</h2>
          <p>
            <a
              href={`#${longest.id}`}
              lang={longest.lang ?? undefined}
              dir="auto"
              onClick={(event) => {
                event.preventDefault()
                onOpen(longest.id)
              }}
            >
              {longest.title}
            </a>
            <span>
              {t.wordCount(longest.words)} · {messages.reader.minutes(readingMinutes(longest.words))}
            </span>
          </p>
        </section>
      )}
      <p className={styles.note}>{t.note}</p>
    </div>
  )
}

const DAY = 24 * 60 * 60 * 1000

/** The sums, in large figures. */
function Sums({ statistics }: { readonly statistics: Statistics }) {
  const { settings, messages } = useSettings()
  const t = messages.statistics
  const { read, words, saved, days, streak, from, to } = statistics
  const number = numberIn(settings.language)
  const hours = Math.round(readingMinutes(words) / 60)
  const span = Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1
  const sums = [
    { name: t.read, sum: number(read), more: t.ofSaved(saved) },
    { name: t.words, sum: number(words), more: hours === 0 ? t.underOneHour : t.hours(hours) },
    { name: t.days, sum: number(days), more: t.ofDays(span) },
    { name: t.streak, sum: t.dayCount(streak.present), more: t.longestStreak(streak.longest) },
  ]
  return (
    <dl className={styles.sums}>
      {sums.map(({ name, sum, more }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{sum}</dd>
          <dd>{more}</dd>
        </div>
      ))}
    </dl>
  )
}
