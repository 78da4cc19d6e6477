import type { StudyRequest } from './messages';
import { studyProject } from './study-project';

/** The background thread of the window: one request after another. */
self.onmessage = ({ data }: MessageEvent<StudyRequest>) => {
  studyProject(data, (answer) => self.postMessage(answer));
};
