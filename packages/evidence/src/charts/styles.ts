// Colours of the Analysis Function. Orange, teal and lilac have too little contrast for text and are for shapes alone.
const COLOURS = `
:root{--chart-1:#12436d;--chart-2:#f46a25;--chart-3:#801650;--chart-4:#28a197;--chart-5:#3d3d3d;--chart-6:#a285d1;--chart-text:#1f2328;--chart-quiet:#595959;--chart-rule:#c3c7cc;--chart-paper:#fff}
@media screen and (prefers-color-scheme:dark){:root{--chart-1:#8ec1ee;--chart-2:#ff8f52;--chart-3:#f09cc6;--chart-4:#4cc9bd;--chart-5:#c9ced4;--chart-6:#bda4e8;--chart-text:#eceff2;--chart-quiet:#a9b1ba;--chart-rule:#4a5158;--chart-paper:#14181c}}
@media (forced-colors:active){:root{--chart-1:CanvasText;--chart-2:CanvasText;--chart-3:CanvasText;--chart-4:CanvasText;--chart-5:CanvasText;--chart-6:CanvasText;--chart-text:CanvasText;--chart-quiet:CanvasText;--chart-rule:CanvasText;--chart-paper:Canvas}}`;

const FIGURE = `
.ch{margin:0 0 2.5rem;max-width:46rem;color:var(--chart-text);break-inside:avoid}
.ch-headline{margin:0;font-size:1.125rem;line-height:1.3}
.ch-sub{margin:.2rem 0 0;color:var(--chart-quiet);font-size:.9375rem;line-height:1.4}
.ch-says,.ch-cautions,.ch-csv,.ch details{margin:.4rem 0 0;font-size:.9375rem;line-height:1.45}
.ch-cautions{padding-left:1.2rem}
.ch summary{cursor:pointer;padding:.25rem 0}
.ch-scroll{overflow-x:auto}
.ch-table{border-collapse:collapse;font-size:.875rem;line-height:1.4}
.ch-table th,.ch-table td{padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--chart-rule)}
.ch-table tbody th{font-weight:400;white-space:nowrap}
.ch-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`;

const RUN_CHART = `
.ch-svg{display:block;width:calc(100% - 8.25rem);margin:1.1rem 5.75rem 2rem 2.5rem;font-size:.8125rem;font-variant-numeric:tabular-nums}
.ch-svg svg{overflow:visible}
.ch-svg text{fill:var(--chart-text);stroke:var(--chart-paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
.ch-svg path,.ch-spark path,.ch-small path{vector-effect:non-scaling-stroke}
.ch-svg .ch-mid{text-anchor:middle}
.ch-svg .ch-end{text-anchor:end}
.ch-svg .ch-ticks{text-anchor:end}
.ch-svg .ch-ticks text,.ch-svg .ch-periods text,.ch-svg .ch-l{fill:var(--chart-quiet)}
.ch-svg .ch-t{fill:var(--chart-3)}
.ch-svg .ch-last{fill:var(--chart-1);font-size:1rem;font-weight:700}
.ch-svg .ch-run{font-style:italic}
.ch-svg .ch-q{font-weight:700;text-anchor:middle}
.ch-periods line,.ch-axis{stroke:var(--chart-rule)}
.ch-line{stroke:var(--chart-1);stroke-width:2px;stroke-linejoin:round;fill:none}
.ch-mean{stroke:var(--chart-5);stroke-width:1px}
.ch-limit{stroke:var(--chart-5);stroke-width:1px;stroke-dasharray:2 4}
.ch-target{stroke:var(--chart-3);stroke-width:1.5px;stroke-dasharray:9 4}
.ch-was{stroke:var(--chart-5);stroke-width:1px}
.ch-rebase{stroke:var(--chart-rule);stroke-width:1px}
.ch-x path{stroke:var(--chart-5);stroke-width:1.5px}
.ch-p{fill:var(--chart-1);stroke:var(--chart-1);stroke-width:1.5px}
.ch-ring{fill:none;stroke:var(--chart-4);stroke-width:2.5px}
.ch-tri{fill:var(--chart-2);stroke:var(--chart-1);stroke-width:1.5px}
.ch-neither .ch-tri{fill:var(--chart-6)}
.ch-svg .ch-hollow{fill:var(--chart-paper)}`;

const OTHERS = `
.ch-multiples{max-width:none}
.ch-grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:1.25rem 2rem;margin:1rem 0 0;padding:0;list-style:none}
.ch-grid li{display:flex;flex-direction:column;font-size:.875rem;line-height:1.35}
.ch-grid a{margin-bottom:.35rem}
.ch-small{display:block;margin-top:auto;border-bottom:1px solid var(--chart-rule)}
.ch-small,.ch-spark{overflow:visible}
.ch-small svg{overflow:visible}
.ch-small .ch-line,.ch-spark .ch-line{stroke-width:1.5px}
.ch-spark{vertical-align:middle}
.ch-spark .ch-last{fill:var(--chart-1)}
.ch-verdict{margin:.3rem 0 0}
.ch-status{white-space:nowrap}
.ch-status svg{margin-right:.4em;vertical-align:-.12em;overflow:visible}
.ch-status path{stroke:var(--chart-text);stroke-width:1px}
.ch-s-square{fill:var(--chart-4)}
.ch-s-diamond{fill:var(--chart-2)}
.ch-s-triangle{fill:var(--chart-3)}
.ch-s-circle{fill:var(--chart-1)}
.ch-s-none{fill:none}
.ch-blank{color:var(--chart-quiet);font-style:italic}
.ch-note{display:block;color:var(--chart-quiet);font-weight:400;font-size:.8125rem}
.ch-timeline .ch-scroll,.ch-risks,.ch-slip-rows{margin-top:.75rem}
.ch-table .ch-long{min-width:9rem;max-width:30rem;white-space:normal}
.ch-timeline td,.ch-timeline thead th{min-width:7rem}
.ch-timeline .ch-table tbody th{padding-top:.5rem;border:0;white-space:normal}
.ch-timeline .ch-table td{padding-bottom:.5rem}
.ch-table .ch-changed{padding-left:.6rem;border-left:4px solid var(--chart-text)}
.ch-risks{width:100%;table-layout:fixed;border-collapse:separate;border-spacing:3px;font-size:.875rem;line-height:1.35}
.ch-risks th{padding:.2rem;font-weight:400;color:var(--chart-quiet);text-align:left;overflow-wrap:anywhere;font-size:.8125rem}
.ch-risks td{height:3.4rem;padding:.2rem .35rem;vertical-align:top;overflow-wrap:anywhere;font-weight:700;border:1px solid var(--chart-5)}
.ch-risks .ch-score{display:block;font-weight:400;font-size:.8125rem;color:var(--chart-quiet)}
.ch-risks .ch-band-2{border-width:2px;background:color-mix(in srgb,var(--chart-3) 6%,transparent)}
.ch-risks .ch-band-3{border-width:3px;background:color-mix(in srgb,var(--chart-3) 13%,transparent)}
.ch-risks .ch-band-4{border-width:5px;background:color-mix(in srgb,var(--chart-3) 22%,transparent)}
.ch-risks .ch-band-3 .ch-score,.ch-risks .ch-band-4 .ch-score{color:var(--chart-text)}
.ch-slips{max-width:none}
.ch-slip-rows{margin:0;padding:0;list-style:none}
.ch-slip{max-width:none;display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);column-gap:1.5rem;font-size:.9375rem;line-height:1.35}
.ch-slip>div{padding:.5rem 0}
.ch-slip-rows .ch-slip{border-top:1px solid var(--chart-rule)}
.ch-slip p{margin:.1rem 0 0;color:var(--chart-quiet);font-size:.875rem}
.ch-track{display:block;height:100%;min-height:34px;overflow:visible;font-size:.8125rem;font-variant-numeric:tabular-nums}
.ch-track-head{height:38px;margin-top:.75rem}
.ch-track svg{overflow:visible}
.ch-track text{fill:var(--chart-text);stroke:var(--chart-paper);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
.ch-track-head text{fill:var(--chart-quiet)}
.ch-track .ch-on{fill:var(--chart-3);font-weight:700}
.ch-track .ch-mid{text-anchor:middle}
.ch-track .ch-end{text-anchor:end}
.ch-rule{stroke:var(--chart-rule)}
.ch-today{stroke:var(--chart-3);stroke-width:1.5px;stroke-dasharray:6 3}
.ch-move{stroke:var(--chart-1);stroke-width:2px}
.ch-open{stroke-dasharray:3 3}
.ch-first{fill:none;stroke:var(--chart-5);stroke-width:1.5px}
.ch-done{fill:var(--chart-4);stroke:var(--chart-text);stroke-width:1px}
@media (max-width:40em){.ch-wide{display:none}.ch-slip{grid-template-columns:minmax(0,1fr)}.ch-slip>span{display:none}.ch-slip .ch-track{height:34px}.ch-slip .ch-track-head{height:38px}.ch-risks{border-spacing:1px}.ch-risks td{padding:.15rem}.ch-risks th{padding:.2rem 0;font-size:.75rem}}`;

/**
 * The styles of all charts: light, dark, forced colours, print. Colours are custom properties, `--chart-1` to `--chart-6` after
 * the Analysis Function, `--chart-text`, `--chart-quiet`, `--chart-rule`, `--chart-paper`.
 *
 * @example
 * import { chartStyles } from '@plan-ledger/evidence';
 * assert.match(chartStyles, /--chart-1:#12436d/);
 */
export const chartStyles = `${COLOURS}${FIGURE}${RUN_CHART}${OTHERS}`.trim();
