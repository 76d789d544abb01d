import { PageFrame } from '../../components/common/PageFrame.tsx';
import { hashOf, useRoute } from '../../stores/route.ts';
import { DocumentView } from './DocumentView.tsx';
import { Keys } from './Keys.tsx';
import { TOPICS, topicOf } from './topics.ts';

/** 帮助: the documents that are shipped, and the keys. Works without a network, for there is none. */
export function HelpPage() {
  const topic = useRoute(({ route }) => topicOf(route.page === 'help' ? route.topic : null));
  return (
    <PageFrame
      fills
      title="帮助"
      extra={
        <nav className="help-topics" aria-label="帮助主题">
          {TOPICS.map(({ id, label }) => (
            <a key={id} href={hashOf({ page: 'help', topic: id })} aria-current={id === topic.id ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
      }
    >
      {topic.file === null ? (
        <div className="panel help-keys">
          <Keys />
        </div>
      ) : (
        <DocumentView file={topic.file} />
      )}
    </PageFrame>
  );
}
