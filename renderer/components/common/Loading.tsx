import { Spin } from 'antd';

/** Something is being fetched. Shown only where there is nothing older to show. */
export function Loading({ text = '正在读取' }: { readonly text?: string }) {
  return (
    <div className="loading" role="status">
      <Spin />
      <span>{text}</span>
    </div>
  );
}
