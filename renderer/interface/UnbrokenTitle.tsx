// A title whose short brackets, such as "(kỳ II)", stay on one line.
import { Fragment } from 'react'

const LONGEST = 16

export const UnbrokenTitle = ({ title }: { readonly title: string }) =>
  title.split(/(\([^()]{1,14}\):?)/).map((piece, index) =>
    piece.startsWith('(') && piece.length <= LONGEST ? (
      <span key={index} className="unbroken">
        {piece}
      </span>
    ) : (
      <Fragment key={index}>{piece}</Fragment>
    ),
  )
