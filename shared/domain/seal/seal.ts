import { canonicalJson } from '../log/entry.ts';
import type { BridgePoint } from '../statement/bridge-row.ts';

/** Households and money at one point of the way. */
export interface SealedMoney {
  readonly households: number;
  readonly fen: number;
}

/** A place in the log: the entry's number and its hashes in both chains. */
export interface SealedHead {
  readonly seq: number;
  readonly sha256: string;
  readonly sm3: string;
}

/** Everything that is frozen when a month is sealed (封账), and by whom. A promise to whoever checks a seal file: fields are only added. */
export interface SealContent {
  readonly format: 'szseal';
  readonly version: 1;
  /** YYYY-MM. */
  readonly period: string;
  readonly programme: string;
  /** '' where it is not set. */
  readonly office: string;
  /** ISO 8601, UTC. */
  readonly sealedAt: string;
  readonly by: { readonly login: string; readonly name: string; readonly unit: string };
  /** Why four eyes were not kept, where the office is exempted; null where they were. */
  readonly exemption: string | null;
  readonly run: {
    readonly runId: number;
    readonly finishedAt: string;
    readonly verdict: string;
    readonly resultSha256: string;
    readonly statementSha256: string;
    readonly differencesSha256: string;
    readonly householdsSha256: string;
  };
  readonly money: Readonly<Record<BridgePoint, SealedMoney>>;
  readonly files: readonly { readonly kind: string; readonly name: string; readonly sha256: string }[];
  readonly differences: { readonly total: number; readonly P1: number; readonly P2: number; readonly P3: number };
  /** Standing decisions on matches; the hash over them as they were. */
  readonly decisions: { readonly standing: number; readonly sha256: string };
  /** Cases of the month's differences as they stood; open ones are sealed as open. */
  readonly cases: { readonly total: number; readonly open: number; readonly openP1: number; readonly sha256: string };
  /** The log's end just before the seal. */
  readonly log: SealedHead;
}

/** The text that is hashed and kept: canonical JSON. */
export function sealText(content: SealContent): string {
  return canonicalJson(content as unknown as Parameters<typeof canonicalJson>[0]);
}

/** The short code people compare by eye, out of the seal's SHA-256: 3F9A-04C1-77D2-0B6E. */
export function sealCode(sha256: string): string {
  return sha256
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** What the printed QR code says: the hash of the seal and the end of the log it stands on. ASCII, so that the code stays small. */
export function sealQr({ period, log }: Pick<SealContent, 'period' | 'log'>, sha256: string): string {
  return ['SZSEAL1', period, sha256, log.seq, log.sha256].join(';');
}

/** What lies in a .szseal file: the seal, its hash, and the entry of the log that vouches for it. */
export interface SealFile {
  readonly seal: SealContent;
  readonly sha256: string;
  readonly code: string;
  readonly entry: SealedHead;
}

/** The bytes of a .szseal file. */
export function sealFileText(file: SealFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
