/** Every command that reads, with what it needs to be told. */
export const READS: readonly (readonly [name: string, ...args: string[]])[] = [
  ['dashboard', '--on', '2021-01-28'],
  ['trends'],
  ['changes', 'v1'],
  ['revisions'],
  ['audit'],
  ['blame', 'icpc-timely@2020-05'],
  ['actions', '--on', '2021-01-28'],
  ['measures'],
  ['exceptions', '--on', '2021-01-28'],
  ['quoted'],
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
  measures: /^section,measure_id,measure,unit,direction,frequency,latest_period(?:,|$)/u,
  exceptions: /^kind,section,subject,title,says(?:,|$)/u,
  quoted: /^edition,section,measure,period,quoted,table,agrees(?:,|$)/u,
  doctor: /finding|kind/u,
};
