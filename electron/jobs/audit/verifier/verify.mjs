// 三账通审计包核验程序 —— node verify.mjs 审计包.zip（需要 Node 18 或更新版本，不需要安装任何东西，不联网）
//
// Verifies an audit package of Sanzhang without Sanzhang: one file, no dependencies, to be read from top to bottom. It opens the zip itself,
// recomputes every hash and both chains of the log, holds every kept row against the entry that vouches for it, the statements against the
// differences and the seals against the log, and names the first thing that is wrong.
//
// Exit codes: 0 everything agrees; 1 something does not (one Chinese sentence says what); 2 the file cannot be looked at.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';

/** Something that is not as it should be. The message is the sentence. */
class Wrong extends Error {}
/** Not an audit package, or not readable: nothing can be said about it. */
class Unusable extends Error {}

// ---------------------------------------------------------------------------------------------------------------- hashes

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** SM3 (GB/T 32905-2016), plainly. `bytes`: a Buffer. Gives 64 hexadecimal digits. */
export function sm3(bytes) {
  const rotl = (x, n) => ((x << n) | (x >>> (32 - n))) >>> 0;
  const p0 = (x) => x ^ rotl(x, 9) ^ rotl(x, 17);
  const p1 = (x) => x ^ rotl(x, 15) ^ rotl(x, 23);
  const padded = Buffer.alloc(((bytes.length + 8) >> 6) * 64 + 64);
  bytes.copy(padded);
  padded[bytes.length] = 0x80;
  padded.writeBigUInt64BE(BigInt(bytes.length) * 8n, padded.length - 8);
  const v = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e];
  const w = new Uint32Array(68);
  for (let block = 0; block < padded.length; block += 64) {
    for (let j = 0; j < 16; j++) w[j] = padded.readUInt32BE(block + j * 4);
    for (let j = 16; j < 68; j++) w[j] = p1(w[j - 16] ^ w[j - 9] ^ rotl(w[j - 3], 15)) ^ rotl(w[j - 13], 7) ^ w[j - 6];
    let [a, b, c, d, e, f, g, h] = v;
    for (let j = 0; j < 64; j++) {
      const isEarly = j < 16;
      const ss1 = rotl((rotl(a, 12) + e + rotl(isEarly ? 0x79cc4519 : 0x7a879d8a, j % 32)) >>> 0, 7);
      const ss2 = ss1 ^ rotl(a, 12);
      const ff = isEarly ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = isEarly ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + ss2 + (w[j] ^ w[j + 4])) >>> 0;
      const tt2 = (gg + h + ss1 + w[j]) >>> 0;
      d = c;
      c = rotl(b, 9);
      b = a;
      a = tt1;
      h = g;
      g = rotl(f, 19);
      f = e;
      e = p0(tt2) >>> 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      v[i] = (v[i] ^ word) >>> 0;
    });
  }
  return v.map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The examples of the standard's appendix and one of SHA-256: a program that computes these computes the rest. */
function testVectors() {
  const abc = Buffer.from('abc');
  const sm3Abc = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
  const sm3Long = 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732';
  const shaAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  if (sm3(abc) !== sm3Abc || sm3(Buffer.from('abcd'.repeat(16))) !== sm3Long || sha256(abc) !== shaAbc)
    throw new Unusable('本机算出的 SM3 或 SHA-256 与标准的测试值不符，无法核验');
}

/** JSON with the names of every object in order: the same value is the same text. */
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const parts = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
  return `{${parts.join(',')}}`;
}

// ------------------------------------------------------------------------------------------------------------------- zip

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

function crc32(bytes) {
  let crc = ~0;
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ bytes[at]) & 255];
  return ~crc >>> 0;
}

/** The header of an entry as the program writes it, byte for byte: stored, UTF-8, the first day zip knows. `central`: that of the directory. */
function headerOf({ name, crc, size, offset }, central) {
  const path = Buffer.from(name);
  const head = Buffer.alloc(central ? 46 : 30);
  let at = head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  if (central) at = head.writeUInt16LE(20, at);
  for (const word of [20, 0x0800, 0, 0, 0x0021]) at = head.writeUInt16LE(word, at);
  for (const long of [crc, size, size]) at = head.writeUInt32LE(long, at);
  at = head.writeUInt16LE(path.length, at);
  if (central) head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, path]);
}

/**
 * The entries of a zip by name. Whatever is stored or deflated can be read; `repacked` says where the file is not byte for byte as the
 * program writes it, null where it is.
 */
function readZip(bytes) {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) throw new Unusable('这不是审计包（不是 zip 文件）');
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 66000 && bytes.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50) throw new Wrong('压缩包的结尾损坏或被截断');
  const count = bytes.readUInt16LE(end + 10);
  const directory = bytes.readUInt32LE(end + 16);
  const entries = new Map();
  const written = [];
  let repacked = end === bytes.length - 22 ? null : '结尾之后还有多余的内容';
  let at = directory;
  let data = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw new Wrong(`压缩包的目录第 ${n + 1} 项损坏`);
    const method = bytes.readUInt16LE(at + 10);
    const crc = bytes.readUInt32LE(at + 16);
    const packed = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const offset = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (entries.has(name)) throw new Wrong(`压缩包里有两个“${name}”`);
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50)
      throw new Wrong(`压缩包里“${name}”的开头损坏`);
    const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    if (begin + packed > bytes.length) throw new Wrong(`压缩包里“${name}”的长度不对`);
    const content = unpacked(name, bytes.subarray(begin, begin + packed), method, size);
    if (content.length !== size || crc32(content) !== crc) throw new Wrong(`“${name}”的内容损坏（CRC 校验不符）`);
    entries.set(name, content);
    const entry = { name, crc, size, offset };
    const local = headerOf(entry, false);
    const central = headerOf(entry, true);
    if (
      offset !== data ||
      !bytes.subarray(offset, offset + local.length).equals(local) ||
      !bytes.subarray(at, at + central.length).equals(central)
    )
      repacked ??= `“${name}”的文件头`;
    data = offset + local.length + packed;
    written.push(entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const close = Buffer.alloc(22);
  close.writeUInt32LE(0x06054b50, 0);
  for (const place of [8, 10]) close.writeUInt16LE(count, place);
  close.writeUInt32LE(at - directory, 12);
  close.writeUInt32LE(directory, 16);
  if (data !== directory || at !== end || !bytes.subarray(end).equals(close)) repacked ??= '目录';
  return { entries, repacked };
}

function unpacked(name, bytes, method, size) {
  if (method === 0) return bytes;
  if (method !== 8) throw new Wrong(`“${name}”的压缩方式不认识`);
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw new Wrong(`“${name}”解压失败：内容损坏`);
  }
}

// --------------------------------------------------------------------------------------------------------------- entries

/** A package while it is looked at. */
class Package {
  constructor(entries) {
    this.entries = entries;
    this.manifest = this.json('manifest.json');
    if (this.manifest?.format !== 'sanzhang-audit-package')
      throw new Unusable('这不是三账通的审计包（manifest.json 不是它的）');
    if (this.manifest.version !== 1) throw new Unusable('审计包的版本比这个核验程序新，请用新的 verify.mjs');
  }

  bytes(path) {
    const found = this.entries.get(path);
    if (found === undefined) throw new Wrong(`审计包里缺“${path}”`);
    return found;
  }

  json(path) {
    return parsed(this.bytes(path).toString('utf8'), path);
  }

  /** The lines of a file, one at a time: a log may be longer than a text can be. */
  *lines(path) {
    const bytes = this.bytes(path);
    let number = 0;
    for (let at = 0; at < bytes.length; ) {
      let end = bytes.indexOf(10, at);
      if (end === -1) end = bytes.length;
      yield parsed(bytes.toString('utf8', at, end), `${path} 第 ${++number} 行`);
      at = end + 1;
    }
  }
}

function parsed(text, where) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Wrong(`${where} 不是完好的 JSON`);
  }
}

/** Every entry is named in the manifest with its hash, and nothing else is there. */
function checkEntries({ entries, manifest }) {
  const named = new Set(['manifest.json']);
  for (const { path, sha256: told, bytes } of manifest.entries) {
    if (named.has(path)) throw new Wrong(`manifest.json 两次列出“${path}”`);
    named.add(path);
    const content = entries.get(path);
    if (content === undefined) throw new Wrong(`manifest.json 列出的“${path}”不在包里`);
    if (content.length !== bytes || sha256(content) !== told)
      throw new Wrong(`“${path}”的内容与 manifest.json 里的 SHA-256 不符：被改动过`);
  }
  for (const path of entries.keys())
    if (!named.has(path)) throw new Wrong(`包里多出 manifest.json 没有列出的“${path}”`);
}

// ------------------------------------------------------------------------------------------------------------------- log

/**
 * Goes through the log: numbers without gaps, both chains, the heads that are known. Gives what it vouches for by table, what it tells of
 * reconciliations by month, and the entries of seals.
 */
function checkLog(pack, known) {
  const log = {
    head: { seq: 0, sha256: '0'.repeat(64), sm3: '0'.repeat(64) },
    /** table → stretches of rows with the entry that vouches for them. */
    vouched: new Map(),
    /** run → what was vouched for when it ended. */
    runs: new Map(),
    /** month → its last run. */
    lastRun: new Map(),
    /** seal → its entry. */
    seals: new Map(),
    /** entry → its hash, for those that somebody will ask for. */
    at: new Map(),
  };
  const asked = new Set(known.map(({ seq }) => seq));
  if (pack.entries.has('tables/seal.jsonl'))
    for (const { row } of pack.lines('tables/seal.jsonl')) asked.add(parsed(row[4], 'tables/seal.jsonl').log?.seq);
  let last = null;
  for (const entry of pack.lines('log.jsonl')) {
    last = entry;
    const { seq, at, actor, action, subject, detail, rows } = entry;
    const { head } = log;
    if (seq !== head.seq + 1)
      throw new Wrong(
        seq > head.seq + 1
          ? `操作日志缺第 ${head.seq + 1} 条（第 ${head.seq} 条之后是第 ${seq} 条）`
          : `操作日志第 ${head.seq} 条之后又是第 ${seq} 条：顺序被打乱`,
      );
    const text = (former) => Buffer.from(JSON.stringify([seq, at, actor, action, subject, detail, rows, former]));
    if (sha256(text(head.sha256)) !== entry.sha256)
      throw new Wrong(`操作日志第 ${seq} 条与它的 SHA-256 指纹不符：这一条被改动过，或与前一条不相接`);
    if (sm3(text(head.sm3)) !== entry.sm3)
      throw new Wrong(`操作日志第 ${seq} 条与它的 SM3 指纹不符：这一条被改动过，或与前一条不相接`);
    log.head = { seq, sha256: entry.sha256, sm3: entry.sm3 };
    if (asked.has(seq)) log.at.set(seq, log.head);
    for (const [table, first, last, hash] of rows === '[]' ? [] : parsed(rows, `操作日志第 ${seq} 条的担保`)) {
      if (!log.vouched.has(table)) log.vouched.set(table, []);
      log.vouched.get(table).push({ first, last, hash, seq });
    }
    if (action === 'run.finish' || action === 'adopt' || action === 'seal.make' || action.startsWith('month.'))
      hear(log, entry, parsed(detail, `操作日志第 ${seq} 条`));
  }
  for (const { seq, sha256: told, from } of known) {
    if (seq > log.head.seq)
      throw new Wrong(`操作日志只到第 ${log.head.seq} 条，${from}记着第 ${seq} 条：末尾被截去，或换成了较早的`);
    if (log.at.get(seq).sha256 !== told)
      throw new Wrong(`操作日志第 ${seq} 条的指纹与${from}记着的不同：日志被整个重写过`);
  }
  checkMaking(pack, last);
  const { head } = pack.manifest;
  if (head.seq !== log.head.seq || head.sha256 !== log.head.sha256 || head.sm3 !== log.head.sm3)
    throw new Wrong(`操作日志的末尾（第 ${log.head.seq} 条）与 manifest.json 记下的（第 ${head.seq} 条）不同`);
  return log;
}

/**
 * The last entry of the log is the one that tells of this package: it holds the hash over everything else in it. So whoever knows the end of
 * the log knows the whole package.
 */
function checkMaking({ manifest }, last) {
  if (last?.action !== 'audit.package') throw new Wrong('操作日志的最后一条不是导出这个审计包');
  const told = parsed(last.detail, '操作日志的最后一条');
  const contents = manifest.entries
    .filter(({ path }) => path !== 'log.jsonl')
    .map(({ path, sha256: hash, bytes }) => [path, hash, bytes]);
  if (sha256(Buffer.from(JSON.stringify([contents, manifest.tables]))) !== told.contentsSha256)
    throw new Wrong('包里的文件与导出时记入操作日志的不同：有文件被替换、增减，manifest.json 也跟着改了');
  const { masked, evidence, purpose, program } = told;
  const made = { madeAt: last.at, by: last.actor, masked, evidence, purpose, program };
  for (const [name, value] of Object.entries(made))
    if (manifest[name] !== value) throw new Wrong(`manifest.json 的 ${name} 与操作日志记下的不同`);
  const more = Object.keys(manifest).find(
    (name) => !(name in made) && !['format', 'version', 'head', 'tables', 'entries'].includes(name),
  );
  if (more !== undefined) throw new Wrong(`manifest.json 多出一项“${more}”`);
}

function hear(log, { seq, action, sha256: hash, sm3: other }, detail) {
  if (action === 'seal.make') {
    log.seals.set(detail.sealId, { seq, sha256: hash, sm3: other, told: detail.sha256 });
    return;
  }
  if (action === 'month.clear' || action === 'month.remove') {
    log.lastRun.delete(detail.monthId);
    for (const [runId, { monthId }] of log.runs) if (monthId === detail.monthId) log.runs.delete(runId);
    return;
  }
  const runs = action === 'adopt' ? detail.runs : action === 'run.finish' ? [detail] : [];
  for (const run of runs) {
    log.runs.set(run.runId, { ...run, seq });
    log.lastRun.set(run.monthId, run.runId);
  }
}

// ------------------------------------------------------------------------------------------------------------ kept tables

/** Every row of every kept table is vouched for by exactly one entry and is as it was; nothing vouched for is missing. */
function checkTables(pack, log) {
  const tables = Object.keys(pack.manifest.tables);
  for (const [table, [{ seq }]] of log.vouched)
    if (!tables.includes(table)) throw new Wrong(`操作日志第 ${seq} 条担保的表“${table}”不在包里`);
  const counts = { rows: 0, masked: 0 };
  for (const table of tables) {
    const stretches = (log.vouched.get(table) ?? []).sort((a, b) => a.first - b.first);
    let at = 0;
    let hash = createHash('sha256');
    let isMasked = false;
    let expected = stretches[0]?.first;
    for (const { id, row, masked } of pack.lines(`tables/${table}.jsonl`)) {
      const stretch = stretches[at];
      if (stretch === undefined || id < expected)
        throw new Wrong(`表 ${table} 第 ${id} 行没有任何操作日志担保，或重复出现`);
      if (id > expected) throw new Wrong(`表 ${table} 第 ${expected} 行不见了，操作日志第 ${stretch.seq} 条担保过它`);
      hash.update(`${JSON.stringify(row)}\n`);
      isMasked ||= masked === true;
      counts.rows++;
      if (masked === true) counts.masked++;
      if (masked === true && !pack.manifest.masked)
        throw new Wrong(`表 ${table} 第 ${id} 行打了码，这个包却写着没有打码`);
      expected = id + 1;
      if (id < stretch.last) continue;
      if (!isMasked && hash.digest('hex') !== stretch.hash)
        throw new Wrong(
          `表 ${table} 第 ${stretch.first}${stretch.first === id ? '' : ` 至 ${id}`} 行与操作日志第 ${stretch.seq} 条担保的不同：被改动过`,
        );
      at++;
      hash = createHash('sha256');
      isMasked = false;
      if (stretches[at]?.first <= id) throw new Wrong(`表 ${table} 第 ${stretches[at].first} 行被操作日志重复担保`);
      expected = stretches[at]?.first;
    }
    if (at < stretches.length)
      throw new Wrong(`表 ${table} 第 ${expected} 行不见了，操作日志第 ${stretches[at].seq} 条担保过它`);
  }
  return counts;
}

/** The steps of every case follow each other, and each case stands where its last step left it. */
function checkCases(pack) {
  if (!pack.entries.has('tables/case_event.jsonl') || !pack.entries.has('cases.json')) return 0;
  const column = (name) => pack.manifest.tables.case_event.columns.indexOf(name);
  const [caseAt, fromAt, toAt] = ['case_id', 'from_state', 'to_state'].map(column);
  const states = new Map();
  for (const { id, row } of pack.lines('tables/case_event.jsonl')) {
    const before = states.get(row[caseAt]);
    if (before !== undefined && row[fromAt] !== null && row[fromAt] !== before)
      throw new Wrong(`疑点第 ${row[caseAt]} 号在第 ${id} 步之前是“${before}”，这一步却从“${row[fromAt]}”开始`);
    states.set(row[caseAt], row[toAt]);
  }
  for (const { case_id: id, state } of pack.json('cases.json'))
    if (states.get(id) !== state)
      throw new Wrong(`疑点第 ${id} 号写着“${state}”，按它的经过应当是“${states.get(id) ?? '没有经过'}”`);
  return states.size;
}

// ------------------------------------------------------------------------------------------------- statements, differences

/** A CSV file as rows of cells (RFC 4180). */
function* csvRows(text) {
  let row = [];
  let cell = '';
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      row.push(cell.replace(/\r$/, ''));
      yield row;
      row = [];
      cell = '';
    } else cell += c;
  }
}

const POINTS = ['approved', 'requested', 'paid', 'credited'];

/** The statement's own sums: every difference between two points is explained by its steps, to the last fen. */
function checkBridge(name, { bridge, sources, verdict }) {
  for (const row of bridge)
    for (let i = 0; i + 1 < POINTS.length; i++) {
      const fen = row[`${POINTS[i]}Fen`] - row[`${POINTS[i + 1]}Fen`];
      const told = row.steps.filter(({ from }) => from === POINTS[i]).reduce((sum, step) => sum + step.fen, 0);
      if (fen !== told && verdict !== 'incomplete')
        throw new Wrong(
          `${name}的对账单：${row.township} ${POINTS[i]} 到 ${POINTS[i + 1]} 的差额 ${fen} 分，各项说明合计 ${told} 分`,
        );
    }
  for (const [ledger, { rowsRead, rowsAccepted, rowsSetAside }] of Object.entries(sources)) {
    const aside = Object.values(rowsSetAside).reduce((sum, rows) => sum + rows, 0);
    if (rowsRead !== rowsAccepted + aside)
      throw new Wrong(`${name}的对账单：${ledger} 读入的行数与采用、另列的行数对不上`);
  }
}

/** The list of differences has as many of every kind as the statement says. */
function checkCounts(name, statement, rows, codeAt, priorityAt) {
  const byCode = {};
  const byPriority = { P1: 0, P2: 0, P3: 0 };
  for (const row of rows) {
    byCode[row[codeAt]] = (byCode[row[codeAt]] ?? 0) + 1;
    byPriority[row[priorityAt]] = (byPriority[row[priorityAt]] ?? 0) + 1;
  }
  const { total, byCode: codes, byPriority: priorities } = statement.discrepancies;
  if (rows.length !== total) throw new Wrong(`${name}的对账单有 ${total} 条差异，差异清单里是 ${rows.length} 条`);
  for (const code of new Set([...Object.keys(byCode), ...Object.keys(codes)]))
    if ((byCode[code] ?? 0) !== (codes[code] ?? 0))
      throw new Wrong(`${name}的差异“${code}”对账单说 ${codes[code] ?? 0} 条，清单里是 ${byCode[code] ?? 0} 条`);
  for (const priority of Object.keys(byPriority))
    if (byPriority[priority] !== (priorities[priority] ?? 0))
      throw new Wrong(`${name}的 ${priority} 差异条数与对账单不符`);
}

function checkMonths(pack, log) {
  const sources = new Set(pack.json('sources.json').map((file) => file.sha256));
  for (const { folder, monthId, runId, name } of pack.json('months.json')) {
    const run = log.runs.get(runId);
    if (run === undefined || run.monthId !== monthId)
      throw new Wrong(`${name}的对账（第 ${runId} 号）在操作日志里没有`);
    if (log.lastRun.get(monthId) !== runId)
      throw new Wrong(`${name}给出的是第 ${runId} 号对账，操作日志里最近的是第 ${log.lastRun.get(monthId)} 号`);
    const bytes = pack.bytes(`${folder}/statement.json`);
    if (sha256(bytes) !== run.statementSha256)
      throw new Wrong(`${name}的对账单与操作日志第 ${run.seq} 条担保的不同：被改动过`);
    const statement = parsed(bytes.toString('utf8'), `${folder}/statement.json`);
    checkBridge(name, statement);
    for (const { files } of Object.values(statement.sources))
      for (const file of files)
        if (!sources.has(file.sha256)) throw new Wrong(`${name}用到的《${file.name}》不在 sources.json 里`);
    const [header, ...rows] = csvRows(pack.bytes(`${folder}/differences.csv`).toString('utf8'));
    checkCounts(name, statement, rows, header.indexOf('code'), header.indexOf('priority'));
    const whole = `${folder}/differences.jsonl`;
    if (pack.entries.has(whole)) {
      if (sha256(pack.bytes(whole)) !== run.differencesSha256)
        throw new Wrong(`${name}的差异与操作日志第 ${run.seq} 条担保的不同：被改动过`);
      const lines = [...pack.lines(whole)];
      // Both lists are in the standard order: what a row is called by has to be the same in both.
      lines.forEach((line, i) => {
        if (
          line[1] !== rows[i][header.indexOf('id')] ||
          String(line[21]) !== bare(rows[i][header.indexOf('explanation')], line[21])
        )
          throw new Wrong(`${name}的差异清单第 ${i + 1} 条与 differences.jsonl 不同`);
      });
    } else if (!pack.manifest.masked) throw new Wrong(`${name}缺“${whole}”，这个包却写着没有打码`);
  }
}

/** The cell as the file says it; where it only says it in another way (uncovered marks, a harmless first sign), the other text. */
function bare(cell, other) {
  const plain = String(other).replace(/\{(?:id|acct):([^}]*)\}/g, '$1');
  return cell === plain || cell === `'${plain}` ? String(other) : cell;
}

// ----------------------------------------------------------------------------------------------------------------- seals

/** Every seal is what its hash says, stands on the log as it was, and freezes the run that the log knows. */
function checkSeals(pack, log) {
  if (!pack.entries.has('tables/seal.jsonl')) return 0;
  let count = 0;
  for (const { id, row } of pack.lines('tables/seal.jsonl')) {
    const [, , runId, , content, told] = row;
    const seal = parsed(content, `封账第 ${id} 号`);
    const name = `${seal.period} ${seal.programme}的封账`;
    if (sha256(Buffer.from(content)) !== told || log.seals.get(id)?.told !== told)
      throw new Wrong(`${name}与它的 SHA-256 不符：被改动过`);
    checkHead(name, seal.log, log);
    const run = log.runs.get(runId);
    for (const part of ['statementSha256', 'differencesSha256', 'householdsSha256'])
      if (run?.[part] !== seal.run[part]) throw new Wrong(`${name}封住的对账（第 ${runId} 号）与操作日志记下的不同`);
    count++;
  }
  for (const { folder, sealId, name } of pack.json('months.json')) {
    if (sealId === null) continue;
    const file = pack.json(`${folder}/seal.szseal`);
    const entry = log.seals.get(sealId);
    if (sha256(Buffer.from(canonicalJson(file.seal))) !== file.sha256)
      throw new Wrong(`${name}的封账文件与它的 SHA-256 不符`);
    if (
      entry === undefined ||
      file.sha256 !== entry.told ||
      file.entry.sha256 !== entry.sha256 ||
      file.entry.sm3 !== entry.sm3
    )
      throw new Wrong(`${name}的封账文件与操作日志里的封账不同`);
  }
  return count;
}

function checkHead(name, { seq, sha256: hash, sm3: other }, log) {
  const there = log.at.get(seq);
  if (there === undefined || there.sha256 !== hash || there.sm3 !== other)
    throw new Wrong(`${name}记着操作日志第 ${seq} 条的指纹，与现在的日志不同：日志在封账之后被改写过`);
}

/** Files of evidence are called by their hash. */
function checkEvidence(pack) {
  let count = 0;
  for (const [path, content] of pack.entries) {
    const name = /^evidence\/([0-9a-f]{64})(?:\.\w+)?$/.exec(path)?.[1];
    if (name === undefined) continue;
    if (sha256(content) !== name) throw new Wrong(`材料“${path}”的内容与它的 SHA-256 不符：被改动过`);
    count++;
  }
  if (!pack.entries.has('tables/evidence.jsonl') || !pack.manifest.evidence) return count;
  const at = pack.manifest.tables.evidence.columns.indexOf('sha256');
  const there = new Set(
    [...pack.entries.keys()].map((path) => path.slice('evidence/'.length, 'evidence/'.length + 64)),
  );
  for (const { id, row } of pack.lines('tables/evidence.jsonl'))
    if (!there.has(row[at])) throw new Wrong(`第 ${id} 号材料的文件不在包里，这个包却写着附有材料`);
  return count;
}

// ------------------------------------------------------------------------------------------------------------------ whole

/**
 * Verifies a package. `known`: ends of the log from elsewhere, `{seq, sha256, from}`; `mayBeRepacked`: another program may have packed the zip
 * again. Gives `{ok, sentence}` in Chinese; throws Unusable.
 */
export function verifyPackage(bytes, { known = [], expected = null, mayBeRepacked = false } = {}) {
  try {
    testVectors();
    if (expected !== null && sha256(bytes) !== expected) throw new Wrong('整个审计包的 SHA-256 与给出的不同');
    const { entries, repacked } = readZip(bytes);
    const pack = new Package(entries);
    checkEntries(pack);
    const log = checkLog(pack, known);
    const { rows, masked } = checkTables(pack, log);
    const cases = checkCases(pack);
    checkMonths(pack, log);
    const seals = checkSeals(pack, log);
    const files = checkEvidence(pack);
    if (repacked !== null && !mayBeRepacked)
      throw new Wrong(
        `各文件的内容都对得上，但压缩包本身被改动或重新打包过（${repacked}）；确系重新打包的，加 --repacked 再核验`,
      );
    const sentence = [
      `核验通过：操作日志 ${log.head.seq} 条首尾相接，担保的记录 ${rows} 行都在${masked === 0 ? '且未改动' : `（其中 ${masked} 行已打码，只能核对到登记）`}`,
      `月份 ${pack.json('months.json').length} 个，疑点 ${cases} 个，封账 ${seals} 个，附材料 ${files} 份`,
      `日志末尾：第 ${log.head.seq} 条`,
      `  SHA-256 ${log.head.sha256}`,
      `  SM3     ${log.head.sm3}`,
      known.length > 0 || expected !== null
        ? '与给出的指纹一致'
        : '请把末尾指纹，或封账单上的编号，与打印件或对方交来的封账文件比对：只有包外的指纹才能证明日志没有被整个重写',
    ].join('\n');
    return { ok: true, sentence };
  } catch (error) {
    if (error instanceof Unusable) throw error;
    if (error instanceof Wrong) return { ok: false, sentence: `核验不通过：${error.message}` };
    // Whatever a forged entry makes the program stumble over is wrong as well: the program writes no such thing.
    return {
      ok: false,
      sentence: `核验不通过：包里有不成样子的内容（${error instanceof Error ? error.message : error}）`,
    };
  }
}

/** The ends of the log that a seal file knows. */
export function headsOfSealFile(text, name) {
  const { seal, entry, sha256: told } = JSON.parse(text);
  if (sha256(Buffer.from(canonicalJson(seal))) !== told)
    throw new Unusable(`${name} 自身的 SHA-256 不符，不能用来核对`);
  return [seal.log, entry].map((head) => ({ seq: head.seq, sha256: head.sha256, from: `封账文件《${name}》` }));
}

const USAGE = `用法：node verify.mjs 审计包.zip [--seal 封账文件.szseal] [--head 指纹@条数] [--sha256 整包指纹] [--repacked]
退出码：0 核验通过；1 有不符之处（指出第一处）；2 不能核验`;

function main(args) {
  const known = [];
  const options = { known, expected: null, mayBeRepacked: false };
  let path = null;
  for (let i = 0; i < args.length; i++) {
    const take = () => args[++i] ?? usage();
    if (args[i] === '--seal') {
      const file = take();
      known.push(...headsOfSealFile(readFileSync(file, 'utf8'), file));
    } else if (args[i] === '--head') {
      const found = /^([0-9a-f]{64})@(\d+)$/i.exec(take()) ?? usage();
      known.push({ seq: Number(found[2]), sha256: found[1].toLowerCase(), from: '给出的指纹' });
    } else if (args[i] === '--sha256') options.expected = take().toLowerCase();
    else if (args[i] === '--repacked') options.mayBeRepacked = true;
    else if (args[i].startsWith('-') || path !== null) usage();
    else path = args[i];
  }
  if (path === null) usage();
  const { ok, sentence } = verifyPackage(readFileSync(path), options);
  process.stdout.write(`${sentence}\n`);
  return ok ? 0 : 1;
}

function usage() {
  throw new Unusable(USAGE);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`不能核验：${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 2;
  }
}
