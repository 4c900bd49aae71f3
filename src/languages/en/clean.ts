/** English: page furniture and bylines. */
import type { CleanData } from '../clean-data.ts';

export const clean: CleanData = {
  furniture: [
    {
      kind: 'navigation',
      rule: 'read-also',
      pattern:
        /^\(?(?:read also|also read|read more|read next|see also|related|more on this) ?[:|].*$/,
      reason: 'A link to another story (“read also”).',
    },
    {
      kind: 'navigation',
      rule: 'read-also-list',
      pattern:
        /^(?:most (?:read|popular|viewed)|related (?:stories|articles|news|content)|more (?:stories|from .{2,30})|you may also like|recommended(?: for you)?) ?:?$/,
      reason: 'The head of a list of links to other stories.',
      opensList: true,
    },
    {
      kind: 'boilerplate',
      rule: 'newsletter',
      pattern:
        /^(?:sign up|subscribe)(?: now)? (?:to|for) (?:our|the) .{0,40}newsletters?(?: here| today| now)?[.!]?$/,
      reason: 'A prompt to subscribe to a newsletter.',
    },
    {
      kind: 'boilerplate',
      rule: 'cookies',
      pattern: /^(?:this (?:web)?site|we) uses? cookies\b(?!.*\b(?:reads|said|says)\b).*$/,
      reason: 'A cookie banner.',
    },
    {
      kind: 'boilerplate',
      rule: 'house-rules',
      pattern: /^our standards ?: .{0,80}$/,
      reason: 'A standing reference to the publisher’s house rules.',
    },
    {
      kind: 'boilerplate',
      rule: 'comments',
      pattern:
        /^(?:comments? \(\d+\)|\d+ comments?|(?:log|sign) in or register to (?:post a )?comment|what do you think\? .*comments? below\.?|leave a comment)$/,
      reason: 'The head or prompt of a comment section.',
    },
    {
      kind: 'boilerplate',
      rule: 'share',
      pattern: /^(?:share|share this(?: article| story)?|share on) ?:?$/,
      reason: 'The label of a share bar.',
    },
    {
      kind: 'navigation',
      rule: 'pagination',
      pattern: /^(?:next page|previous page|page \d+ of \d+)$/,
      reason: 'A link to another page.',
    },
  ],
  spam: [],
  bylineCues: ['by', 'author', 'written by', 'reporter', 'editor', 'posted by'],
};
