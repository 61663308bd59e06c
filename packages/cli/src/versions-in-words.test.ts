import { expect, it } from '@jest/globals';

import { versionsInWords } from './versions-in-words.js';

it('names one version, or two', () =>
  expect([versionsInWords(61, 61), versionsInWords(61, 63)]).toEqual(['version 61', 'versions 61 to 63']));
