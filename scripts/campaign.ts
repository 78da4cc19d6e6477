/**
 * How many random problems a property test draws: few in every run of the unit tests, many in a campaign, which
 * is asked for by FRINGE_CAMPAIGN=1.
 */
export function trials(few: number, many: number): number {
  return process.env['FRINGE_CAMPAIGN'] === '1' ? many : few;
}

/** Time limit of such a test, ms: a campaign may take its time. */
export const CAMPAIGN_TIMEOUT = process.env['FRINGE_CAMPAIGN'] === '1' ? 3_600_000 : 30_000;
