/** What the help is made of: documents that are shipped under help/, and what the program itself knows. */
export const TOPICS = [
  { id: 'guide', label: '使用指南', file: 'guide.zh.md' },
  { id: 'keys', label: '快捷键', file: null },
  { id: 'command-line', label: '命令行', file: '使用说明.md' },
] as const;

export type Topic = (typeof TOPICS)[number];

/** The topic of an address; the guide for anything unknown. */
export function topicOf(id: string | null): Topic {
  return TOPICS.find((topic) => topic.id === id) ?? TOPICS[0];
}
