import type { Bench } from '../benches/bench';
import type { Limits } from '../measure-starts';
import type { Report } from '../row';
import { cells, COLUMNS } from './figures';

/** What a run knows besides its rows. */
export interface Circumstances {
  /** Day of the run, as in 2030-01-31. */
  readonly date: string;
  readonly limits: Limits;
  readonly missing: readonly string[];
}

/** The page of the documentation, written from a run and nothing else. */
export function asMarkdown(benches: readonly Bench[], report: Report, circumstances: Circumstances): string {
  const { machine, versions, rows } = report;
  const { date, limits, missing } = circumstances;
  const present = benches.filter(({ problem }) => rows.some((row) => row.problem === problem));
  return [
    '# Benchmarks',
    'Written by `npm run bench -- --write`; run it again rather than edit this page.',
    [
      `- Machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGigabytes} GB, ${machine.system}`,
      `- Versions: ${Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}`,
      `- Date: ${date}`,
      ...(missing.length > 0 ? [`- Not there, so left out: ${missing.join(', ')}`] : []),
    ].join('\n'),
    '## Goals',
    lines(
      ['goal', 'measured', 'outcome'],
      present.flatMap((bench) =>
        bench
          .goals(rows.filter(({ problem }) => problem === bench.problem))
          .map(({ statement, measured, met }) => [statement, measured, OUTCOME[`${met}`]]),
      ),
    ),
    ...present.flatMap(({ problem, title, description }) => [
      `## ${problem}: ${title}`,
      escape(description),
      lines(
        COLUMNS.slice(1),
        rows.filter((row) => row.problem === problem).map((row) => cells(row).slice(1)),
      ),
    ]),
    '## How to read this',
    notes(limits)
      .map((note) => `- ${note}`)
      .join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

const OUTCOME = { true: 'met', false: 'missed', null: 'not decided' };

function notes({ budgetMs, slowMs }: Limits): string[] {
  return [
    'The formulas are ours, made for this comparison after the models of the application, and the instances are ' +
      'fixed. Other problems rank methods otherwise.',
    'Python methods call an objective written in Python (numpy, or plain Python for P2), as their users do; a good ' +
      'part of their time is that call. "numpy closed form" is the formula that our first row of P1 proves, in a few ' +
      'lines of numpy: what separates the rows is structure first and language second.',
    'Before anything is timed, each peer must agree with our objective at ten random points to 1e-12 (gradients to ' +
      '1e-11 of their largest entry). Distances are computed by our formula from the point that a method returns.',
    'Median CPU time of one solve, all threads of the process, after a warm-up; solves under 2 ms are repeated and ' +
      'averaged. Ours include what makes the proof; checking the proof again is done once beforehand and not timed, ' +
      'except for the networks, where it is part of the way of the application and timed with it.',
    `Success is an end within 1e-8 of the certified optimum (of the best design found, for the clocks, whose proof ` +
      `leaves a gap); the worst gap is the largest distance over all starts. ` +
      `A solve is stopped after ${budgetMs / 1000} s, which the note says; where none came to an end there is no time ` +
      `to report. Methods that need more than ${slowMs / 1000} s for a start get as many as fit in that budget.`,
    'The options of each method stand in bench/peers. Apart from what is said above they are plain choices.',
    '`optimization-js` knows no limits in its L-BFGS: points outside are moved to the box. Its random search makes ' +
      '20,000 calls.',
  ];
}

function lines(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (texts: readonly string[]) => `| ${texts.map(escape).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** Words of libraries may hold signs that would end a cell or begin a tag. */
function escape(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[|<>*_`\\]/g, (sign) => `\\${sign}`);
}
