// Writes what was measured as a page: figures and ratios, and plainly which targets are missed.

const seconds = (ms) => (ms < 100 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const measured = ({ measured: value, unit }) =>
  unit === undefined || unit === '' ? `${value.toFixed(2)} ×` : `${value.toFixed(unit === ' s' ? 2 : 0)}${unit}`;

function section({ key, title, lines, targets, given }) {
  const base = lines[0].ms;
  const rows = lines.map(
    ({ name, ms, allMs, peakBytes, note }) =>
      `| ${name} | ${seconds(ms)} | ${base > 0 ? (ms / base).toFixed(2) : ''} | ${peakBytes === undefined ? '' : megabytes(peakBytes)} | ${(allMs ?? []).map((each) => (each / 1000).toFixed(2)).join(' ')} | ${note} |`,
  );
  if (given !== undefined) {
    rows.push(
      `| ${given.name} | ${given.seconds.toFixed(2)} s | ${given.ratio.toFixed(2)} | | | given with the task, not measured in this run |`,
    );
  }
  return [
    `## ${key}. ${title}`,
    '',
    '| what | time (median) | ratio to the first | peak memory (median) | all runs, s | |',
    '|---|--:|--:|--:|---|---|',
    ...rows,
    '',
    ...targets.map(
      (target) =>
        `* ${target.what}: ${measured(target)}, to reach ${target.goal}${target.unit === undefined || target.unit === '' ? ' ×' : ''}: ${target.reached ? 'reached' : '**missed**'}`,
    ),
    '',
  ];
}

/** The whole page, as Markdown. */
export function page({ rows, runs, machine, command, seed, dated, small }) {
  const targets = rows.flatMap(({ key, targets: own }) => own.map((target) => ({ key, ...target })));
  const missed = targets.filter(({ reached }) => !reached);
  return [
    '# The bench',
    '',
    'Made by `npm run bench`; not written by hand. What is measured and why: rows a–d the core, e and f the window, g the cases, h the archive; how: `test/bench`.',
    '',
    small ? '**Small inputs: this page shows that the bench works, its figures mean nothing.**\n' : null,
    `* command: \`${command}\``,
    `* dated: ${dated}`,
    `* machine: ${machine}`,
    `* inputs: the sample county, seed ${seed}, CSV as \`sample --format csv\` writes it; workbooks are the same ledgers with shared strings`,
    `* method: every measurement is a whole process of its own, from its start to its end; the programs of a row take turns, runs of each: ${runs}; medians; peak memory is the process's highest resident set`,
    '',
    missed.length === 0
      ? `**All ${targets.length} targets are reached.**`
      : `**${missed.length} of ${targets.length} targets are missed:** ${missed.map((target) => `${target.key}: ${target.what} ${measured(target)} (${target.goal})`).join('; ')}.`,
    '',
    ...rows.flatMap(section),
  ]
    .filter((text) => text !== null)
    .join('\n');
}
