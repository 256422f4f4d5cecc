import type { Language } from '../language';
import { readRobot } from './read';

/** Robot Framework: https://robotframework.org/robotframework/latest/RobotFrameworkUserGuide.html */
export const language: Language = {
  id: 'robot',
  languageIds: ['robotframework', 'robot'],
  extensions: ['.robot', '.resource'],
  fileNames: [],
  comments: { line: '#' },
  read: readRobot,
};
