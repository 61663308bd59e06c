/** Every command that reads, with what it needs to be told. */
export const READS: readonly (readonly [name: string, ...args: string[]])[] = [
  ['dashboard', '--on', '2021-01-28'],
  ['trends'],
  ['changes', 'v1'],
  ['revisions'],
  ['audit'],
  ['blame', 'icpc-timely@2020-05'],
  ['actions', '--on', '2021-01-28'],
  ['milestones', '--on', '2021-01-28'],
  ['measures'],
  ['limits'],
  ['risks'],
  ['oversight'],
  ['exceptions', '--on', '2021-01-28'],
  ['quoted'],
  ['redactions'],
  ['doctor'],
];

/** What the header of each command's CSV is, or begins with. */
export const HEADERS: Readonly<Record<string, RegExp>> = {
  dashboard:
    /^number,section,actions_status,impact_status,detail_actions_status,detail_impact_status(?:,|$)/u,
  trends: /^section,measure,period,target,target_value,actual,actual_value,unit,notes,doubtful$/u,
  changes: /^sign,kind,subject,title,field,period,before,after,act,unmarked,doubtful(?:,|$)/u,
  revisions: /^measure,period,field,before,after,act,reason,marked,doubtful,conclusion_changes$/u,
  audit:
    /^version,reported_on,recorded_at,actor,event,subject,field,period,before,after,act,reason,document,place$/u,
  blame:
    /^present,field,period,before,after,version,reported_on,recorded_at,actor,event,act,reason,document,place$/u,
  actions: /^section,action,owners,timescale,first_due,due,times_moved,status(?:,|$)/u,
  milestones:
    /^section,action,milestone,date_text,first_due,due,status,responsible,times_moved,days_overdue,section_number,section_id,action_id,milestone_id,doubtful$/u,
  measures:
    /^section,measure,unit,group,baseline,period,period_kind,kind,printed,value,note,direction,frequency,doubtful,action,section_id,measure_id,against$/u,
  limits:
    /^section,measure,from,to,mean,mean_moving_range,lower,upper,points,trial,baseline_from,baseline_to,latest_period,latest,latest_value,variation,assurance,cautions,unit,direction,rebased_by,rebase_reason,section_id,measure_id$/u,
  risks:
    /^ref,owner,inherent_likelihood,inherent_impact,inherent_score,residual_likelihood,residual_impact,residual_score,status,risk,title,kind,controls,consequence,doubtful,risk_id$/u,
  oversight: /^body,cadence,sections,role,recurs,oversight_id$/u,
  exceptions: /^kind,section,subject,title,says(?:,|$)/u,
  quoted: /^edition,section,measure,period,quoted,table,agrees(?:,|$)/u,
  redactions: /^version,field,event,basis,actor,reported_on,recorded_at,at_version$/u,
  doctor: /finding|kind/u,
};
