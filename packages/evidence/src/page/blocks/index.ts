import type { Part } from '../../recipe/recipe.js';
import type { SafeHtml } from '../../html/safe-html.js';
import type { PageView } from '../view.js';
import { actions, milestones } from './actions.js';
import { asOf } from './as-of.js';
import { audit } from './audit.js';
import { changes } from './changes.js';
import { coverage } from './coverage.js';
import { dashboard } from './dashboard.js';
import { exceptions } from './exceptions.js';
import { headline } from './headline.js';
import { files, glossary, integrity } from './pack.js';
import { prose } from './prose.js';
import { provenance } from './provenance.js';
import { checks, oversight, quoted, ratings, redactions } from './registers.js';
import { revisions } from './revisions.js';
import { risks } from './risks.js';
import { sections } from './sections.js';
import { trends } from './trends.js';
import { worseElsewhere } from './worse.js';

/** The headings of the parts of a page. */
export const TITLES: Readonly<Record<Exclude<Part['block'], 'prose'>, string>> = {
  headline: 'In three sentences',
  'as-of': 'As of when this speaks',
  exceptions: 'What to look at first',
  dashboard: 'Where the plan stands',
  sections: 'The plan, section by section',
  actions: 'Actions',
  milestones: 'Milestones',
  trends: 'Figures and targets over time',
  changes: 'What changed since the edition before',
  revisions: 'Published figures that were changed',
  coverage: 'What answers each recommendation',
  risks: 'Risks',
  oversight: 'Who watches over the plan',
  quoted: 'Narrative against tables',
  checks: 'What an inspector would ask',
  'worse-elsewhere': 'What got worse elsewhere',
  ratings: 'Ratings',
  audit: 'Who changed what',
  provenance: 'Where the figures come from',
  redactions: 'Texts that were erased',
  integrity: 'How this pack can be checked',
  tables: 'The files of this pack',
  glossary: 'Words and shorthand',
};

/** A part of a page, as its recipe asks for it. */
export const partOf = (view: PageView, part: Part): SafeHtml => {
  switch (part.block) {
    case 'prose':
      return prose(view, part.paragraphs);
    case 'headline':
      return headline(view);
    case 'as-of':
      return asOf(view);
    case 'exceptions':
      return exceptions(view);
    case 'dashboard':
      return dashboard(view);
    case 'sections':
      return sections(view);
    case 'actions':
      return actions(view);
    case 'milestones':
      return milestones(view);
    case 'trends':
      return trends(view, part);
    case 'changes':
      return changes(view);
    case 'revisions':
      return revisions(view);
    case 'coverage':
      return coverage(view);
    case 'risks':
      return risks(view);
    case 'oversight':
      return oversight(view);
    case 'quoted':
      return quoted(view);
    case 'checks':
      return checks(view);
    case 'worse-elsewhere':
      return worseElsewhere(view);
    case 'ratings':
      return ratings(view);
    case 'audit':
      return audit(view);
    case 'provenance':
      return provenance(view);
    case 'redactions':
      return redactions(view);
    case 'integrity':
      return integrity(view);
    case 'tables':
      return files(view);
    case 'glossary':
      return glossary(view);
  }
};
