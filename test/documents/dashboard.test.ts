import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@plan-ledger/store';

import { bothEditions, dashboardLines, knownWhen } from './support.js';

const INADEQUATE =
  'To reduce the proportion of inadequate practice and increase the proportion of improving practice so that practice is consistently good or better.';
const TOOL =
  'To improve the quality and performance of social work practice in line with the Practice Fundamentals Tool:';
const HEARTS =
  "To communicate with Practitioners, Managers and Leaders and engage their 'hearts and minds' to deliver practice and performance improvements";
const PROTECT =
  'To protect children through timely and consistent risk informed intervention and support that has a positive impact and improves outcomes';

// Typed from the documents: the number and title of the row, its two statuses, the two statuses of the section's own page.
const MAY = [
  ` | ${INADEQUATE} | On target | At risk | On target | At risk`,
  ' | Participation in Essentials and in in-house Leadership Programme | Compromised | At risk | Compromised | At risk',
  ` | ${TOOL} Supervision & Management Oversight | On target | Compromised | On target | At risk`,
  ` | ${TOOL} Timeliness of visits | On target | On target | On target | On target`,
  ` | ${HEARTS} | On target | On target | On target | On target`,
  ` | ${PROTECT} | On target | At risk | On target | At risk`,
  ' | To achieve permanence for children at the earliest appropriate opportunity | On target | At risk | On target | At risk',
];

const DECEMBER = [
  `1 | ${INADEQUATE} | On target | On target | On target | On target`,
  '2 | To ensure full participation in Essentials and in-house Management & Leadership Programmes to deliver consistency, compliance and quality of practice and performance as quickly as possible. | On target | On target | On target | On target',
  `3a | ${TOOL} Supervision & Management Oversight | On target | Compromised | On target | Compromised`,
  `3b | ${TOOL} Visits and Direct Work | On target | On target | On target | On target`,
  `3c | ${TOOL} Assessments | On target | Compromised |  | `,
  `5d | ${TOOL} Planning and Reviewing | On target | Compromised |  | `,
  `3e | ${TOOL} Recording | On target | Compromised |  | `,
  `4 | ${HEARTS} | On target | Compromised | On target | Compromised`,
  `5 | ${PROTECT} | On target | Compromised | On target | Compromised`,
  '6 | To provide care and achieve permanence for children at the earliest appropriate opportunity to improve their life chances and overall outcomes | On target | At risk | On target | At risk',
];

describe('the dashboard', () => {
  let store: EventStore;
  beforeAll(async () => {
    store = await bothEditions();
  });

  it('on 31 December 2020 is the one that was published in May', async () => {
    expect(dashboardLines(await knownWhen(store, '2020-12-31'), '2020-12-31')).toEqual(MAY);
  });

  it('on 28 January 2021 is the one that the board had that day', async () => {
    expect(dashboardLines(await knownWhen(store, '2021-01-28'), '2021-01-28')).toEqual(DECEMBER);
  });

  it('on the day before that board was still the one of May', async () => {
    expect(dashboardLines(await knownWhen(store, '2021-01-27'), '2021-01-27')).toEqual(MAY);
  });
});
