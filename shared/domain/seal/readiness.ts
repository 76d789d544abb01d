/** How a month stands before it is sealed. */
export interface BeforeSealing {
  readonly isSealed: boolean;
  readonly isBeingReconciled: boolean;
  /** The last run; null where the month was never reconciled. */
  readonly run: { readonly isStale: boolean; readonly verdict: string; readonly undecided: number } | null;
  /** Whether the run is still what the log vouches for. */
  readonly isVouchedFor: boolean;
  readonly openCases: number;
  readonly openP1Cases: number;
  /** Names of those who read in the files or reconciled, where the one who wants to seal is among them. */
  readonly ownWork: string | null;
  /** Why the office is exempted from four eyes; null where it is not. */
  readonly exemption: string | null;
}

/** One line of the list before sealing. `must`: it has to be so; `warning`: it may be otherwise, and the seal says so. */
export interface SealCheck {
  readonly id: 'sealed' | 'run' | 'stale' | 'verdict' | 'undecided' | 'vouched' | 'four-eyes' | 'cases';
  readonly level: 'must' | 'warning';
  readonly ok: boolean;
  readonly sentence: string;
}

/**
 * What has to be finished before a month is sealed, and what only has to be said.
 *
 * The account has to be closed: reconciled with the files and decisions that stand, every question of who is who answered, no money
 * unexplained. Cases need not be: an inquiry lasts weeks, the month's account cannot wait for it, and what it brings to light moves money later
 * and not in the sealed month. So open cases are counted in the seal, and their outcome is a dated adjustment.
 */
export function sealChecks(before: BeforeSealing): readonly SealCheck[] {
  const { run } = before;
  const must = (id: SealCheck['id'], ok: boolean, done: string, open: string): SealCheck => ({
    id,
    level: 'must',
    ok,
    sentence: ok ? done : open,
  });
  return [
    must('sealed', !before.isSealed, '还没有封账', '这个月已经封账'),
    must(
      'run',
      run !== null && !before.isBeingReconciled,
      '已经对账',
      before.isBeingReconciled ? '正在对账，请等它完成' : '还没有对账',
    ),
    ...(run === null
      ? []
      : [
          must('stale', !run.isStale, '对账结果是最新的', '文件或决定在对账之后有改动，请重新对账'),
          must('verdict', run.verdict !== 'incomplete', '每一分差额都有说明', '对账没有闭合，不能封账'),
          must(
            'undecided',
            run.undecided === 0,
            '疑似同一户都已决定',
            `还有 ${run.undecided} 条疑似同一户没有决定，请先逐条决定并重新对账`,
          ),
          must(
            'vouched',
            before.isVouchedFor,
            '对账结果与操作日志担保的一致',
            '对账结果与操作日志担保的不一致，请先核验日志',
          ),
        ]),
    before.exemption !== null && before.ownWork !== null
      ? {
          id: 'four-eyes',
          level: 'warning',
          ok: false,
          sentence: `${before.ownWork}，按已登记的四眼豁免（${before.exemption}）封账，封账单上会写明`,
        }
      : must(
          'four-eyes',
          before.ownWork === null,
          '封账的人没有读入这个月的文件，也没有对账',
          `${before.ownWork ?? ''}，不能由同一个人封账，请另一位有“封账”权限的人来做`,
        ),
    {
      id: 'cases',
      level: 'warning',
      ok: before.openCases === 0,
      sentence:
        before.openCases === 0
          ? '没有未销号的疑点'
          : `还有 ${before.openCases} 个疑点没有销号（其中 P1 ${before.openP1Cases} 个）。可以封账：封账单上会写明，以后的结论作为封账后调整登记`,
    },
  ];
}

/** The first thing that stands in the way; undefined where the month may be sealed. */
export function sealObstacle(checks: readonly SealCheck[]): SealCheck | undefined {
  return checks.find(({ level, ok }) => level === 'must' && !ok);
}
