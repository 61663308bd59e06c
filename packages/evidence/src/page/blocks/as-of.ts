import { periodInWords } from '@plan-ledger/domain';

import { html, type SafeHtml } from '../../html/safe-html.js';
import { facts } from '../parts/table.js';
import { dayOr, instantInWords } from '../parts/words.js';
import type { PageView } from '../view.js';

/** As of when the pack speaks: the version, both clocks, the day of judgement and the window, in words. */
export const asOf = ({ dossier, about }: PageView): SafeHtml => {
  const { plan, version, last, on, window, since } = dossier;
  const edition = plan.editions.at(-1);
  const { ended } = plan;
  const scope = about.scope.map((id) => plan.sections[id]?.title ?? id);
  return html`${facts([
    ['Version', html`${version}: the plan has this many events`],
    ['Reported on', html`${dayOr(last.reportedOn)}: the latest day on which something in it was said`],
    ['Recorded', html`${instantInWords(last.recordedAt)}: when the ledger stored the last of it`],
    [
      'Latest edition',
      edition === undefined ? 'none; the plan is kept by hand' : html`${edition.title} (${edition.label})`,
    ],
    [
      'Changes are told since',
      since === null
        ? 'nothing: there is no edition before this'
        : html`${since.title} (${since.label}), reported ${dayOr(since.reportedOn)}`,
    ],
    ['Lateness is judged on', dayOr(on)],
    [
      'Trends cover',
      html`${window.months} months, ${periodInWords(window.from)} to ${periodInWords(window.to)}, and targets set for later`,
    ],
    ['Only about', scope.join('; ')],
    [
      'This plan has ended',
      ended === undefined ? undefined : html`${ended.how}${ended.by === undefined ? '' : ` by ${ended.by}`}`,
    ],
  ])}`;
};
