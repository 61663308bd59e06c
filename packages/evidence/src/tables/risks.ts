import type { RiskAssessment, RiskRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, day, joined, sheetOf, text, whole } from './column.js';
import { whyDoubtful } from './shared.js';

const EMPTY = 'empty where it was not assessed';

/** The register of risks, the closed ones among them. */
export const risksSheet = ({ risks }: Dossier): Sheet =>
  sheetOf<RiskRow>(
    {
      name: 'risks',
      title: 'Risks',
      describes:
        'The register of risks before their controls (inherent) and with them (residual), closed ones among them.',
    },
    [
      text('ref', 'Ref', 'As the plan prints it; empty where it prints none.', (r) => r.ref),
      text('owner', 'Owner', 'Who answers for it.', (r) => joined(r.owners)),
      whole(
        'inherent_likelihood',
        'Inherent likelihood',
        `1 to 5, before the controls; ${EMPTY}.`,
        (r) => r.inherent?.likelihood ?? null,
      ),
      whole(
        'inherent_impact',
        'Inherent impact',
        `1 to 5, before the controls; ${EMPTY}.`,
        (r) => r.inherent?.impact ?? null,
      ),
      whole(
        'inherent_score',
        'Inherent score',
        `As printed, before the controls; ${EMPTY}.`,
        (r) => r.inherent?.score ?? null,
      ),
      whole(
        'residual_likelihood',
        'Residual likelihood',
        `1 to 5, with the controls; ${EMPTY}.`,
        (r) => r.residual?.likelihood ?? null,
      ),
      whole(
        'residual_impact',
        'Residual impact',
        `1 to 5, with the controls; ${EMPTY}.`,
        (r) => r.residual?.impact ?? null,
      ),
      whole(
        'residual_score',
        'Residual score',
        `As printed, with the controls; ${EMPTY}.`,
        (r) => r.residual?.score ?? null,
      ),
      always(text('status', 'Status', 'Open, or how it left the plan.', (r) => r.status)),
      always(
        text(
          'risk',
          'Risk',
          'What people call it: its ref, or its id where the plan prints none.',
          (r) => r.name,
        ),
      ),
      always(text('title', 'Description', 'What could go wrong.', (r) => r.title)),
      always(text('kind', 'Kind', 'What kind of risk it is.', (r) => r.kind)),
      text('controls', 'Controls', 'What is done about it.', (r) => joined(r.controls)),
      text('consequence', 'Consequence', 'What would follow.', (r) => r.consequence),
      whyDoubtful,
      always(text('risk_id', 'Risk id', 'The id of the risk, the same in every table.', (r) => r.risk)),
    ],
    risks,
  );

/** Each assessment of each risk over time. */
export const riskAssessmentsSheet = ({ assessments }: Dossier): Sheet =>
  sheetOf<RiskAssessment>(
    {
      name: 'risk-assessments',
      title: 'Risk assessments',
      describes: 'Each assessment of each risk over time, oldest first.',
    },
    [
      always(
        text(
          'risk',
          'Risk',
          'What people called it then: its ref, or its id where the plan printed none.',
          (r) => r.name,
        ),
      ),
      always(text('side', 'Side', 'Inherent (before the controls) or residual (with them).', (r) => r.side)),
      whole(
        'likelihood',
        'Likelihood',
        '1 to 5; empty where the assessment was taken away.',
        (r) => r.level?.likelihood ?? null,
      ),
      whole(
        'impact',
        'Impact',
        '1 to 5; empty where the assessment was taken away.',
        (r) => r.level?.impact ?? null,
      ),
      whole(
        'score',
        'Score',
        'As printed; empty where the assessment was taken away.',
        (r) => r.level?.score ?? null,
      ),
      always(whole('version', 'Version', 'The event that gave it.', (r) => r.version)),
      always(day('reported_on', 'Reported on', 'The day of the report that gave it.', (r) => r.reportedOn)),
      text('reason', 'Reason', 'Why, where somebody said so.', (r) => r.reason),
      always(text('title', 'Description', 'What could go wrong.', (r) => r.title)),
      text(
        'doubtful',
        'Doubtful',
        'Why its transcription is uncertain; empty where it is not.',
        (r) => r.level?.doubtful ?? '',
      ),
      always(text('risk_id', 'Risk id', 'The id of the risk, the same in every table.', (r) => r.risk)),
    ],
    assessments,
  );
