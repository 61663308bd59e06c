import type * as t from 'io-ts';

import { closed, listOf, Words } from '../fields.js';
import * as id from './ids.js';
import { ActionPart, AnswerPart, EvidencePart, MeasurePart, QuotedPart } from './members.js';

const page = {
  place: Words,
  actions: Words,
  impact: Words,
  rating: Words,
  clauses: listOf(Words),
  basis: Words,
  headline: Words,
  comment: Words,
  done: listOf(Words),
  next: listOf(Words),
  concerns: listOf(Words),
  period: id.Range,
  quoted: listOf(QuotedPart),
};

const DashboardPart = closed('dashboard', {}, { ...page, number: Words });
const DetailPart = closed(
  'detail',
  {},
  { ...page, title: Words, rationale: Words, objectives: listOf(Words) },
);

export const SectionPart = closed(
  'a section',
  { id: id.section, title: Words },
  {
    parent: id.section,
    kind: Words,
    leads: listOf(Words),
    timescale: Words,
    number: Words,
    statement: Words,
    dashboard: DashboardPart,
    detail: DetailPart,
    answers: listOf(AnswerPart),
    actions: listOf(ActionPart),
    measures: listOf(MeasurePart),
    evidence: listOf(EvidencePart),
  },
);

export type SectionPart = t.TypeOf<typeof SectionPart>;
export type PagePart = t.TypeOf<typeof DashboardPart> & t.TypeOf<typeof DetailPart>;
