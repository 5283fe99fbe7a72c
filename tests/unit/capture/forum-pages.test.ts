// A page of a forum is all its posts in order, as the common systems build it.
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../electron/capture/extract.ts'

const line = (post: number, at: number) =>
  `Post ${post}, line ${at}: the old lamp of the ferry flickers when the dynamo turns slower than it should, and nobody knows why.`
const prose = (post: number, lines: number) =>
  Array.from({ length: lines }, (_, at) => `<p>${line(post, at)}</p>`).join('')
const posts = (build: (post: number) => string) => [0, 1, 2, 3].map(build).join('')

describe('every post is kept, in order', () => {
  test.each<[string, string]>([
    [
      'phpBB',
      `<div id="page-body"><h2 class="topic-title">Lamp flickers</h2>${posts(
        (n) =>
          `<div id="p${n}" class="post has-profile"><div class="inner"><dl class="postprofile"><dt><a href="/u${n}">user${n}</a></dt><dd>Posts: 12</dd></dl><div class="postbody"><h3><a href="#p${n}">Re: Lamp flickers</a></h3><div class="content">${line(n, 0)}<br><br>${line(n, 1)}</div></div></div></div>`,
      )}</div>`,
    ],
    [
      'Discourse, as it serves readers without scripts',
      `<div id="main-outlet" class="wrap"><div id="topic-title"><h1><a href="/t/1">Lamp flickers</a></h1></div>${posts(
        (n) =>
          `<div id="post_${n}" itemprop="comment" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator"><a href="/u/${n}">user${n}</a></span></div><div class="post" itemprop="text">${prose(n, n === 1 ? 5 : 1)}</div></div>`,
      )}</div>`,
    ],
    [
      'questions and answers',
      `<div id="content"><h1>Why does the lamp flicker?</h1><div class="question"><div class="post-layout"><div class="js-post-body" itemprop="text">${prose(0, 2)}</div></div></div><div id="answers">${[
        1, 2, 3,
      ]
        .map(
          (n) =>
            `<div class="answer"><div class="post-layout"><div class="js-post-body" itemprop="text">${prose(n, n)}</div></div></div>`,
        )
        .join('')}</div></div>`,
    ],
    [
      'XenForo',
      `<div class="p-body-main"><div class="block-body">${posts(
        (n) =>
          `<article class="message message--post"><div class="message-inner"><div class="message-cell message-cell--user"><h4><a>user${n}</a></h4></div><div class="message-cell message-cell--main"><div class="message-content"><article class="message-body"><div class="bbWrapper">${line(n, 0)}<br>${line(n, 1)}</div></article></div></div></div></article>`,
      )}</div></div>`,
    ],
  ])('%s', (_name, body) => {
    const page = `<html lang="en"><head><title>Lamp flickers - Boat Forum</title></head><body><nav><a href="/">Home</a></nav>${body}<footer>Powered by a forum</footer></body></html>`
    const { contentHtml } = extractArticle(page, 'https://forum.example/t/1', { mustBeArticle: true })
    const found = [...contentHtml.matchAll(/Post (\d), line 0/g)].map((match) => match[1])
    expect(found).toEqual(['0', '1', '2', '3'])
  })
})
