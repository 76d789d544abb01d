import { Button } from 'antd';
import { formatCount } from '../../text/format.ts';

interface Props {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}

/** Which part of a list is shown, and the way to the others. Nothing where all of it is. */
export function Pager({ offset, limit, total, onOffset }: Props) {
  if (total <= limit) return null;
  return (
    <div className="pager">
      <Button size="small" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - limit))}>
        上一页
      </Button>
      <span className="quiet">
        第 {formatCount(offset + 1)}—{formatCount(Math.min(total, offset + limit))} 条，共 {formatCount(total)} 条
      </span>
      <Button size="small" disabled={offset + limit >= total} onClick={() => onOffset(offset + limit)}>
        下一页
      </Button>
    </div>
  );
}
