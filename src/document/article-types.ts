/** What schema.org calls an article. */

/**
 * The name of a type that is an article of any kind, alone or as an address of schema.org.
 *
 * @see https://schema.org/Article#subtypes
 */
export const ARTICLE_TYPES =
  /^(?:schema:|https?:\/\/schema\.org\/)?(?:(?:News|Reportage(?:News)?|AnalysisNews|OpinionNews|BackgroundNews|AskPublicNews|ReviewNews|Satirical|(?:Medical)?Scholarly|Tech|Advertiser\w*)?Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting)$/;
