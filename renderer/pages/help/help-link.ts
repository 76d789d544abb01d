import { TOPICS } from './topics.ts';

/** Where a link of the help leads: a place on the same page, or another topic. */
export interface HelpLink {
  /** null: the same page. */
  readonly topic: string | null;
  readonly anchor: string | null;
}

function decoded(href: string): string | null {
  try {
    return decodeURIComponent(href);
  } catch {
    return null;
  }
}

/** The link of an address; null where it leads out of the help: then it is no link. */
export function linkOf(href: string): HelpLink | null {
  const address = decoded(href);
  const parts = address === null ? null : /^(?:\.\/)?([^#?:/\\]*)(?:#(.*))?$/.exec(address);
  if (parts === null) return null;
  const [, file, anchor = null] = parts;
  if (file === '') return anchor === null || anchor === '' ? null : { topic: null, anchor };
  const topic = TOPICS.find((each) => each.file === file);
  return topic === undefined ? null : { topic: topic.id, anchor };
}

/** The address of a picture beside the documents; null for any other. */
export function pictureOf(href: string): string | null {
  const address = decoded(href);
  if (address === null || !/^(?:\.\/)?(?:[\p{L}\p{N} _-]+\/)*[\p{L}\p{N} ._-]+\.(?:png|svg)$/u.test(address))
    return null;
  return address.includes('..')
    ? null
    : `help/${address.replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/')}`;
}
