import type { Project } from '../../../document/project';
import type { ToleranceReport } from '../../../tolerance-report';
import { cv } from '../../index';

/** The tolerances of a project that is expected to be sound. */
export function reportOf(project: Project): ToleranceReport {
  const report = cv.tolerances!(project);
  if (!report.ok) throw new Error(report.error.map(({ message }) => message).join(' '));
  return report.value;
}
