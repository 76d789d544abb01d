import { join } from 'node:path';
import type { ArchiveManifest } from '../../shared/contracts/archive-manifest.ts';
import { ITEM_STATUS_LABEL, ITEM_STATUSES } from '../../shared/domain/archive/check/item-status.ts';
import { percentWords } from '../../shared/domain/archive/check/percent-words.ts';
import { POLICY_QUESTIONS, type PolicyQuestion } from '../../shared/domain/archive/policy/policy-pack.ts';
import { TABLE_KINDS, TABLE_SHAPES } from '../../shared/domain/archive/read/table-kind.ts';
import type { Language } from './io.ts';
import { maskLongNumbers } from './mask-report.ts';

const REMARKS_SHOWN = 10;

/** What a person reads after an archive was checked: what was read, what is missing, what differs, where it lies. Notes stay in the field's words. */
export function archiveText(manifest: ArchiveManifest, out: string, reused: number, language: Language): string {
  return (language === 'zh' ? inChinese(manifest, out, reused) : inEnglish(manifest, out, reused)).join('\n');
}

function inChinese(manifest: ArchiveManifest, out: string, reused: number): readonly string[] {
  const { totals, policy, sources } = manifest;
  const lines = [`政策包：${policy.title}（${policy.id}）`];
  for (const kind of TABLE_KINDS)
    for (const { name, rowsRead, taken } of sources[kind])
      lines.push(`${TABLE_SHAPES[kind].label}  ${name}（${grouped(rowsRead)} 行中 ${grouped(taken)} 行为明细）`);
  lines.push('', `${grouped(totals.households)} 户 ${grouped(totals.members)} 人，材料 ${grouped(totals.items)} 项`);
  for (const status of ITEM_STATUSES) {
    const count = totals.byStatus[status];
    const note =
      status === 'not_applicable' && totals.undetermined > 0
        ? `（其中 ${grouped(totals.undetermined)} 项缺信息，无法判断）`
        : '';
    if (count > 0) lines.push(`  ${grouped(count).padStart(9)} 项  ${ITEM_STATUS_LABEL[status]}${note}`);
  }
  lines.push(
    `材料齐全 ${grouped(totals.completeHouseholds)} 户，占 ${share(totals.completeHouseholds, totals.households)}`,
  );
  if (totals.comparedHouseholds > 0)
    lines.push(
      `线上线下比对 ${grouped(totals.comparedHouseholds)} 户，一致 ${grouped(totals.consistentHouseholds)} 户，占 ${share(totals.consistentHouseholds, totals.comparedHouseholds)}；差异 ${totals.inconsistencies} 处，其中严重 ${totals.seriousInconsistencies} 处`,
    );
  lines.push('政策五问（疑点/无法判断，户）：');
  for (const [question, { suspect, unknown }] of Object.entries(totals.policyQuestions))
    lines.push(`  ${POLICY_QUESTIONS[question as PolicyQuestion].label}  ${suspect}/${unknown}`);
  if (totals.dossiers > 0)
    lines.push(
      `制卷 ${grouped(totals.dossiers)} 卷，共 ${grouped(totals.pages)} 页${reused > 0 ? `（其中 ${grouped(reused)} 卷没有变化，沿用原件）` : ''}`,
    );
  if (manifest.templates.length > 0)
    lines.push(
      `填写表格 ${manifest.files.filter((file) => 'template' in file).length} 份（模板：${manifest.templates.map(({ name }) => name).join('、')}）`,
    );
  if (manifest.failures.length > 0)
    lines.push(
      `没有制成 ${manifest.failures.length} 件：`,
      ...manifest.failures.slice(0, REMARKS_SHOWN).map(({ says }) => `  ${maskLongNumbers(says)}`),
    );
  if (manifest.selfCheck !== null)
    lines.push(
      `四性自检 ${manifest.selfCheck.tests} 项，通过 ${manifest.selfCheck.passed} 项${manifest.selfCheck.passed < manifest.selfCheck.tests ? '，问题见 self-check.pdf' : ''}`,
    );
  if (manifest.missingCharacters.length > 0)
    lines.push(
      `字库缺字：${manifest.missingCharacters.map(({ character, codePoint, households }) => `${character}（${codePoint}）用于${households.slice(0, 3).join('、')}`).join('；')}`,
    );
  if (manifest.warnings.length + manifest.remarks.length > 0)
    lines.push(
      '提示：',
      ...manifest.warnings.map((each) => `  ${each}`),
      ...manifest.remarks.slice(0, REMARKS_SHOWN).map(({ pointer, says }) => `  ${pointer}：${maskLongNumbers(says)}`),
    );
  if (manifest.remarks.length > REMARKS_SHOWN)
    lines.push(`  另有 ${grouped(manifest.remarks.length - REMARKS_SHOWN)} 条，见 manifest.json 的 remarks`);
  return [...lines, '', '结果：', ...reports(manifest, out), ''];
}

function inEnglish(manifest: ArchiveManifest, out: string, reused: number): readonly string[] {
  const { totals, policy } = manifest;
  const lines = [
    `policy pack: ${policy.id}`,
    `${totals.households} households, ${totals.members} members, ${totals.items} materials`,
    ...ITEM_STATUSES.filter((status) => totals.byStatus[status] > 0).map(
      (status) => `  ${String(totals.byStatus[status]).padStart(7)}  ${status}`,
    ),
    `complete: ${totals.completeHouseholds} (${share(totals.completeHouseholds, totals.households)})`,
    `consistent: ${totals.consistentHouseholds} of ${totals.comparedHouseholds} compared; ${totals.inconsistencies} differences, ${totals.seriousInconsistencies} serious`,
    'policy questions (suspects/unknown):',
    ...Object.entries(totals.policyQuestions).map(
      ([question, { suspect, unknown }]) => `  ${question}  ${suspect}/${unknown}`,
    ),
  ];
  if (totals.dossiers > 0)
    lines.push(`${totals.dossiers} dossiers, ${totals.pages} pages${reused > 0 ? `; ${reused} unchanged` : ''}`);
  if (manifest.failures.length > 0)
    lines.push(`dossiers that could not be made: ${manifest.failures.length}, see "failures" in manifest.json`);
  if (manifest.selfCheck !== null)
    lines.push(`self-check: ${manifest.selfCheck.passed} of ${manifest.selfCheck.tests} tests passed`);
  if (manifest.warnings.length + manifest.remarks.length > 0)
    lines.push(`${manifest.warnings.length} notes and ${manifest.remarks.length} remarks on rows: see manifest.json`);
  return [...lines, '', 'results:', ...reports(manifest, out), ''];
}

/** What lies at the top of the folder. */
function reports({ files }: ArchiveManifest, out: string): readonly string[] {
  const atTop = files.map(({ path }) => path).filter((path) => !path.includes('/'));
  return [...atTop, 'manifest.json'].map((name) => `  ${join(out, name)}`);
}

/** 14629 → 14,629. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : percentWords(part, whole);
}
