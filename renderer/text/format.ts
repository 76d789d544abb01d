/** 2026-04 as 2026年4月. */
export function formatPeriod(period: string): string {
  return `${period.slice(0, 4)}年${Number(period.slice(5, 7))}月`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** An instant (ISO 8601, UTC) by the clock of this computer: 2026-04-03 09:12. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Whole numbers with thousands: 12,345. */
export function formatCount(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 512 字节, 34 KB, 12.3 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.trunc(bytes)} 字节`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  if (bytes < 999_950_000) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

/** A stretch of time in words: 不到 1 秒, 8 秒, 2 分 5 秒, 1 小时 3 分. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 1) return '不到 1 秒';
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} 分` : `${minutes} 分 ${seconds % 60} 秒`;
  return minutes % 60 === 0
    ? `${Math.floor(minutes / 60)} 小时`
    : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}

/** Money in short for axes and tiles: 51.7 万元, 1.26 亿元, 980 元. Exact amounts are `Money`. */
export function formatYuanShort(fen: number): string {
  const yuan = Math.abs(fen) / 100;
  const sign = fen < 0 ? '-' : '';
  if (yuan < 10_000) return `${sign}${formatCount(Math.round(yuan))} 元`;
  if (yuan < 99_995_000) return `${sign}${trimZeros((yuan / 1e4).toFixed(yuan < 1e6 ? 1 : 0))} 万元`;
  return `${sign}${trimZeros((yuan / 1e8).toFixed(2))} 亿元`;
}

function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
