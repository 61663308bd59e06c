import { chartStyles } from '../charts/index.js';

const colours = `
:root{color-scheme:light dark;
--paper:#fff;--ink:#1b2126;--soft:#4c5860;--rule:#c9d1d8;--tint:#f2f5f8;--accent:#12436d;--link:#0f4c81;--focus:#801650;
--good:#1d6b53;--good-tint:#e3f2ec;--warn:#8a4b00;--warn-tint:#fdf0dd;--bad:#8c1d2f;--bad-tint:#fbe6e8;--done:#12436d;--done-tint:#e4edf6}
@media (prefers-color-scheme:dark){:root{
--paper:#14191d;--ink:#e8ecef;--soft:#b3bdc5;--rule:#3d4750;--tint:#1d242a;--accent:#9cc7ee;--link:#9cc7ee;--focus:#f0a6d0;
--good:#7fd1b3;--good-tint:#17332a;--warn:#f2bd78;--warn-tint:#3a2a12;--bad:#f5a3ae;--bad-tint:#421d24;--done:#9cc7ee;--done-tint:#1a2f43}}
@media print{:root{color-scheme:light;
--paper:#fff;--ink:#000;--soft:#333;--rule:#999;--tint:#fff;--accent:#12436d;--link:#000;--focus:#000;
--good:#1d6b53;--good-tint:#fff;--warn:#8a4b00;--warn-tint:#fff;--bad:#8c1d2f;--bad-tint:#fff;--done:#12436d;--done-tint:#fff}}
`;

const text = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
h1,h2,h3,h4,h5{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif;line-height:1.2;font-weight:700;text-wrap:balance}
h1{font-size:clamp(1.8rem,1.3rem + 2.4vw,3rem);margin:.2em 0 .3em;letter-spacing:-.01em}
h2{font-size:1.65rem;margin:0 0 .8rem;padding-top:1.1rem;border-top:.25rem solid var(--accent)}
h3{font-size:1.25rem;margin:2.2rem 0 .6rem}
h4{font-size:1.06rem;margin:1.6rem 0 .5rem}
h5{font-size:1rem;margin:1.3rem 0 .4rem}
p,ul,ol,dl{margin:.5rem 0 1rem}
p,li,dd{max-width:46rem}
a{color:var(--link);text-decoration-thickness:.08em;text-underline-offset:.18em}
a:hover{text-decoration-thickness:.16em}
:focus-visible{outline:.2rem solid var(--focus);outline-offset:.15rem}
code{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.88em;overflow-wrap:anywhere}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.none,.remark,.shorthand{color:var(--soft)}
.remark,.shorthand{font-size:.92em}
.label{font-weight:600;margin-bottom:.2rem}
.lede{font-size:1.06rem}
`;

const frame = `
.skip{position:absolute;left:1rem;top:-4rem;background:var(--paper);color:var(--link);padding:.6rem 1rem;z-index:2}
.skip:focus{top:.5rem}
.cover,.page,footer{max-width:84rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
.cover{padding-top:clamp(1.5rem,4vw,3.5rem);padding-bottom:1.5rem}
.kicker{font-weight:600;color:var(--accent);margin:0;letter-spacing:.01em}
.authority{font-size:1.15rem;color:var(--soft);margin:0 0 1rem}
.as-of{border-left:.25rem solid var(--accent);padding:.2rem 0 .2rem 1rem;margin:1rem 0 0}
nav ol{list-style:none;padding:0;margin:.3rem 0 1.5rem;columns:15rem}
nav li{margin:0;padding:.22rem 0;break-inside:avoid;line-height:1.35}
nav a{text-decoration:none;display:inline-block;min-height:1.5rem}
nav a:hover{text-decoration:underline}
main{min-width:0}
.block,.chapter{margin:0 0 3.2rem}
.chapter>.block{margin-bottom:1.8rem}
.chapter>.block>h3{border-bottom:1px solid var(--rule);padding-bottom:.3rem}
.plan-section{margin-bottom:2.6rem}
.prose{font-size:1.06rem;margin:0 0 2.4rem}
.chapter .prose{margin-bottom:0}
footer{border-top:1px solid var(--rule);margin-top:2rem;padding-top:1rem;padding-bottom:2rem;color:var(--soft);font-size:.92rem}
@media (min-width:70rem){
.page{display:grid;grid-template-columns:14.5rem minmax(0,1fr);column-gap:3.5rem;align-items:start}
nav{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto;font-size:.95rem}
nav ol{columns:auto}}
`;

const parts = `
.headline{list-style:none;padding:0;margin:0 0 1.5rem}
.headline li{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif;font-size:clamp(1.1rem,1rem + .5vw,1.35rem);line-height:1.45;margin:0 0 .8rem;max-width:44rem}
.headline a{font-weight:700}
.scroll{position:relative;overflow-x:auto;margin:.6rem 0 1.4rem}
table{border-collapse:collapse;width:100%;font-size:.93rem;line-height:1.4}
caption{text-align:left;font-weight:600;padding:0 0 .4rem;color:var(--soft);font-size:1em}
th,td{text-align:left;vertical-align:top;padding:.42rem .8rem .42rem 0;border-bottom:1px solid var(--rule);font-weight:400;min-width:4.2rem}
th:first-child,td:first-child{min-width:11rem}
thead th{font-weight:600;border-bottom:2px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:500}
.halves th:first-child{width:42%}
tr.group th{padding-top:.9rem;font-weight:600;color:var(--soft)}
tr:target{background:var(--tint)}
.right{text-align:right;font-variant-numeric:tabular-nums}
.tight{min-width:0;width:1%}
td ul{margin:0;padding-left:1.1rem}
.wide td{min-width:3.3rem;padding-right:.55rem}
.wide thead th+th{min-width:3.3rem;padding-right:.55rem}
.wide tbody th{position:sticky;left:0;background:var(--paper);max-width:16rem}
.actual{display:block;white-space:nowrap}
.day{white-space:nowrap}
.target{display:block;white-space:nowrap;color:var(--soft);font-size:.86em}
.target:before{content:"of ";}
.verdict{font-size:.85em;margin-left:.25em}
.verdict.met{color:var(--good)}
.verdict.missed{color:var(--bad)}
.status{display:inline-block;white-space:nowrap;padding:.05rem .5rem;border:1px solid currentColor;border-radius:.2rem;font-weight:600;font-size:.92em;line-height:1.5}
.status.blank{border-style:dashed;font-weight:400;color:var(--soft)}
.good{color:var(--good);background:var(--good-tint)}
.warn{color:var(--warn);background:var(--warn-tint)}
.bad{color:var(--bad);background:var(--bad-tint)}
.done{color:var(--done);background:var(--done-tint)}
.scheme{background:var(--tint);padding:.8rem 1rem;margin:0 0 1rem;font-size:.93rem}
.scheme p{margin:0 0 .4rem;font-weight:600}
.scheme dl{margin:0}
.scheme div,.facts div{display:grid;grid-template-columns:minmax(9rem,14rem) minmax(0,1fr);gap:.2rem 1rem;padding:.25rem 0}
dt{font-weight:600}
dd{margin:0}
dd>p{margin:0}
.facts div{border-bottom:1px solid var(--rule)}
.measure{margin:1.2rem 0 2.2rem;scroll-margin-top:1rem}
.on-paper{display:none}
details>summary{cursor:pointer;padding:.3rem 0;color:var(--link)}
@media (max-width:34rem){
caption{max-width:calc(100vw - 2rem)}
.halves th:first-child{min-width:7.5rem}
.scheme div,.facts div{grid-template-columns:minmax(0,1fr)}
.wide tbody th{position:static;max-width:none}}
@media (forced-colors:active){.status,.as-of,h2{border-color:CanvasText}}
`;

const paper = `
@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " of " counter(pages);font:9pt system-ui,sans-serif}}
@page wide{size:A4 landscape;margin:12mm 15mm 14mm}
@media print{
html{font-size:9.5pt}
body{line-height:1.4}
nav,.skip{display:none}
.cover,.page,footer{max-width:none;padding-left:0;padding-right:0}
.cover{padding-top:0}
h2{break-after:avoid;font-size:15pt}
h3,h4,h5,caption{break-after:avoid}
h2,h3,h4,h5,tr,figure,.scheme,.trend-table{break-inside:avoid}
thead{display:table-header-group}
tr.group{break-after:avoid}
.scroll{overflow:visible}
.block{margin-bottom:8mm}
table{font-size:8pt}
.ch{max-width:none}
th,td{padding:.25rem .5rem .25rem 0;min-width:0}
th:first-child,td:first-child{min-width:0}
.ch .ch-headline{font-size:9.5pt}
.ch-sub,.ch-says,.ch-cautions,.ch details{font-size:7.5pt;line-height:1.3;margin-top:.2rem}
.ch-svg{margin-top:.6rem;margin-bottom:1.8rem}
.ch-cautions li,.ch details p{margin:.1rem 0}
.ch-table{font-size:6.8pt;line-height:1.2}
.ch-table th,.ch-table td{padding:.07rem .6rem .07rem 0}
.ch-run .ch-table td:nth-child(4){white-space:nowrap}
h2:has(+.across),.across{page:wide}
.charts{columns:2;column-gap:10mm}
.measure{margin:0 0 6mm;break-inside:avoid}
.measure .ch{margin:0}
.on-screen,.ch-csv,.ch-run details>p,.ch-run .ch-table th:nth-child(6),.ch-run .ch-table td:nth-child(6){display:none}
.on-paper{display:block}
.wide table{font-size:6.8pt}
.wide td,.wide thead th+th{min-width:0;padding-right:.25rem}
.wide tbody th{position:static}
a{text-decoration:none}
.headline a,.prose a{text-decoration:underline}
details::details-content{content-visibility:visible;block-size:auto}
summary{display:none}}
`;

/** The style of a page, as it stands in it. */
export const pageStyle = `${colours}${text}${frame}${parts}${chartStyles}${paper}`;
