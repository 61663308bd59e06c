import type { PlanEventOf, PlanEventType } from './events/index.js';

/** Each command, and the event that it asks for. */
interface Asks {
  EstablishPlan: 'PlanEstablished';
  RevisePlan: 'PlanRevised';
  PublishEdition: 'EditionPublished';
  SupersedePlan: 'PlanSuperseded';
  ClosePlan: 'PlanClosed';
  AddSection: 'SectionAdded';
  ReviseSection: 'SectionRevised';
  MoveSection: 'SectionMoved';
  RetireSection: 'SectionRetired';
  AssessStatus: 'StatusAssessed';
  ReportProgress: 'ProgressReported';
  QuoteFigure: 'FigureQuoted';
  AddAction: 'ActionAdded';
  ReviseAction: 'ActionRevised';
  ChangeActionOwners: 'ActionOwnersChanged';
  RescheduleAction: 'ActionRescheduled';
  ChangeActionStatus: 'ActionStatusChanged';
  MoveAction: 'ActionMoved';
  WithdrawAction: 'ActionWithdrawn';
  DefineMeasure: 'MeasureDefined';
  ReviseMeasure: 'MeasureRevised';
  MoveMeasure: 'MeasureMoved';
  RetireMeasure: 'MeasureRetired';
  RebaseLimits: 'LimitsRebased';
  WithdrawRebase: 'RebaseWithdrawn';
  SetTarget: 'TargetSet';
  ReviseTarget: 'TargetRevised';
  WithdrawTarget: 'TargetWithdrawn';
  RecordActual: 'ActualRecorded';
  ReviseActual: 'ActualRevised';
  WithdrawActual: 'ActualWithdrawn';
  AnnotateCell: 'CellAnnotated';
  RecordBaseline: 'BaselineRecorded';
  RecordBenchmark: 'BenchmarkRecorded';
  AddMilestone: 'MilestoneAdded';
  ReviseMilestone: 'MilestoneRevised';
  MoveMilestone: 'MilestoneMoved';
  RescheduleMilestone: 'MilestoneRescheduled';
  ReachMilestone: 'MilestoneReached';
  ReopenMilestone: 'MilestoneReopened';
  WithdrawMilestone: 'MilestoneWithdrawn';
  ReceiveRecommendation: 'RecommendationReceived';
  ReviseRecommendation: 'RecommendationRevised';
  LinkRecommendation: 'RecommendationLinked';
  UnlinkRecommendation: 'RecommendationUnlinked';
  CloseRecommendation: 'RecommendationClosed';
  RaiseRisk: 'RiskRaised';
  ReviseRisk: 'RiskRevised';
  ReassessRisk: 'RiskReassessed';
  CloseRisk: 'RiskClosed';
  ExpectEvidence: 'EvidenceExpected';
  ReviseEvidence: 'EvidenceRevised';
  MoveEvidence: 'EvidenceMoved';
  AttachEvidence: 'EvidenceAttached';
  WithdrawEvidence: 'EvidenceWithdrawn';
  ArrangeOversight: 'OversightArranged';
  ReviseOversight: 'OversightRevised';
  EndOversight: 'OversightEnded';
  RedactText: 'TextRedacted';
  AnchorCheckpoint: 'CheckpointAnchored';
}

/** The name of a command: what somebody asks of a plan, in the imperative. */
export type PlanCommandType = keyof Asks;

/** The event that a command asks for. */
export type EventAskedBy<C extends PlanCommandType> = Asks[C] & PlanEventType;

/** One command: the fields of the event that it asks for. */
export type PlanCommandOf<C extends PlanCommandType> = {
  readonly type: C;
} & Omit<PlanEventOf<EventAskedBy<C>>, 'type'>;

/** Anything that can be asked of a plan. */
export type PlanCommand = { [C in PlanCommandType]: PlanCommandOf<C> }[PlanCommandType];
