import { fontStack, palette } from './palette.ts';

/** The page's style sheet: one column of text, contents beside it where there is room. */
export const pageStyle = `
*,*::before,*::after{box-sizing:border-box}
html{font-family:${fontStack};font-size:100%;line-height:1.5;color:${palette.text};background:#fff;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0}
h1,h2,h3,h4{line-height:1.2;margin:0 0 .75rem;text-wrap:balance}
h1{font-size:2.25rem;margin-bottom:1.5rem}
h2{font-size:1.625rem;padding-top:1.5rem;border-top:2px solid ${palette.text};margin-top:3rem}
h3{font-size:1.1875rem;margin-top:2rem}
p,ul,ol,dl,figure{margin:0 0 1rem}
p,li{max-width:44rem}
a{color:${palette.link};text-underline-offset:.15em}
a:hover{text-decoration-thickness:.15em}
a:focus-visible,summary:focus-visible,input:focus-visible,.scroll:focus-visible,main:focus-visible{outline:3px solid ${palette.text};outline-offset:0;box-shadow:0 0 0 6px ${palette.focus}}
main:focus{outline:none}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:${palette.focus};color:${palette.text};padding:.5rem 1rem;z-index:1}
.skip:focus{top:.5rem}
.page{max-width:75rem;margin:0 auto;padding:0 1rem}
.masthead{border-bottom:1px solid ${palette.border};padding:.75rem 0;margin-bottom:1.5rem;font-weight:700;font-size:1.25rem;max-width:none}
.masthead span{font-weight:400;color:${palette.secondary};margin-left:.5rem;font-size:1rem}
.notice{border-left:.5rem solid ${palette.warning};background:${palette.faint};padding:1rem;margin:0 0 1.5rem}
.notice p{margin:0}
.lede{font-size:1.1875rem}
.contents{margin-bottom:2rem}
.contents h2{font-size:1rem;border:0;margin:0 0 .5rem;padding:0}
.contents ol{list-style:none;padding:0;margin:0;display:grid;gap:.4rem}
@media (min-width:64rem){.page{padding:0 2rem}.columns{display:grid;grid-template-columns:13rem minmax(0,1fr);gap:3rem}.contents{position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow-y:auto;padding:.375rem}}
main section:first-of-type h2{margin-top:0;border-top:0;padding-top:0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1px;padding:1px;margin-bottom:1.5rem}
.figures div{box-shadow:0 0 0 1px ${palette.border};padding:.875rem 1rem}
.figures dt{color:${palette.secondary};font-size:.9375rem}
.figures dd{margin:0;font-size:1.75rem;font-weight:700;line-height:1.25;font-variant-numeric:tabular-nums}
.figures dd span{display:block;font-size:.875rem;font-weight:400;color:${palette.secondary}}
.scroll{overflow-x:auto;margin-bottom:1rem}
table{border-collapse:collapse;min-width:min(100%,32rem);font-variant-numeric:tabular-nums;font-size:.9375rem}
caption{text-align:left;font-weight:700;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid ${palette.border}}
th{font-weight:700}
tbody th{font-weight:400}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right;white-space:nowrap}
.hash{word-break:break-all;font-size:.8125rem;min-width:14rem;display:block}
.secondary{color:${palette.secondary}}
.small{font-size:.875rem}
.chart{margin-bottom:1.5rem}
.chart figcaption{font-weight:700;margin-bottom:.5rem}
.chart svg{display:block;max-width:none;height:auto}
details{margin-bottom:1rem}
summary{cursor:pointer;color:${palette.link};padding:.25rem 0}
summary:hover{text-decoration:underline;text-underline-offset:.15em}
details[open]>summary{margin-bottom:.5rem}
.pair{border:1px solid ${palette.border};border-left-width:.5rem;margin-bottom:.75rem}
.pair>summary{padding:.625rem 1rem;color:${palette.text};display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}
.pair>summary::before{content:"";flex:none;width:.5em;height:.5em;border:solid ${palette.text};border-width:0 2px 2px 0;transform:rotate(-45deg)}
.pair[open]>summary::before{transform:rotate(45deg)}
.pair>summary b{font-variant-numeric:tabular-nums}
.pair>div{padding:0 1rem .25rem}
.pair.link{border-left-color:${palette.positive}}
.pair.review{border-left-color:${palette.negative}}
.pair.no-link{border-left-color:${palette.neutral}}
.waterfall{font-size:.875rem;width:100%;min-width:46rem}
.waterfall tbody th{white-space:nowrap;overflow-wrap:normal}
.waterfall th,.waterfall td{padding:.375rem .75rem .375rem 0;overflow-wrap:anywhere}
.waterfall td.bar{padding:0;width:11rem;min-width:11rem;position:relative}
.waterfall td.bar svg{position:absolute;inset:0;width:100%;height:100%}
.waterfall .number{padding-right:1rem}
.waterfall tfoot th,.waterfall tfoot td{font-weight:700}
.differs{font-weight:700}
.tag{display:inline-block;padding:0 .5rem;font-size:.875rem;font-weight:700;border:1px solid currentcolor}
.tag.warn{color:${palette.warning}}
.warnings{border-left:.25rem solid ${palette.warning};padding-left:1rem}
.explorer{border:1px solid ${palette.border};padding:1rem;margin-bottom:1.5rem}
.explorer label{font-weight:700;display:block;margin-bottom:.5rem}
.explorer input{width:100%;accent-color:${palette.positive}}
.explorer output{display:block;margin-top:.5rem;font-variant-numeric:tabular-nums}
[hidden]{display:none}
footer{border-top:1px solid ${palette.border};margin-top:3rem;padding:1.5rem 0;color:${palette.secondary};font-size:.875rem}
@media (max-width:40rem){h1{font-size:1.75rem}h2{font-size:1.375rem}.pair>div{padding:0 .75rem .25rem}}
@media print{.contents,.skip,.explorer{display:none}.columns{display:block}.scroll{overflow:visible}html{font-size:80%}.pair::details-content{content-visibility:visible;block-size:auto}figure details{display:none}td,th{overflow-wrap:anywhere}.hash{min-width:0}.pair,figure,tr{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit}.waterfall{min-width:0}.chart svg{max-width:100%}}
`;
