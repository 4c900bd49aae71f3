/** How a site looks: its style, which is that of an article's page and what stands around it, and its icon. */
import { STYLE } from '../../page/style.ts';

/** `icon.svg`: a clipping. Without one, browsers ask for a `favicon.ico` that is not there. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#9c2f1b" d="M2 1h12v12l-2 2-2-2-2 2-2-2-2 2-2-2z"/><path stroke="#fff" stroke-width="1.5" d="M4.5 4.75h7m-7 3h7"/></svg>
`;

/** The text of `style.css`. */
export const SITE_STYLE = `${STYLE.trimStart()}header.site,footer.site{width:calc(100% - 2.5rem);max-width:39.5rem;margin:0 auto;padding:1rem 0;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:.95rem;line-height:1.5}
header.site{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;border-block-end:1px solid var(--rule)}
header.site .home{font-weight:700;color:var(--ink);text-decoration:none}
header.site ul{display:flex;flex-wrap:wrap;gap:.1rem 1rem;list-style:none;margin:0;padding:0}
header.site li{margin:0}
header.site nav a{color:var(--soft);text-decoration:none;padding-block:.25rem;display:inline-block}
header.site nav a:hover,header.site nav a[aria-current]{color:var(--ink);text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:2px}
.skip{position:absolute;inset-inline-start:-999rem}
.skip:focus{position:static}
footer.site{border-block-start:1px solid var(--rule)}
footer.site p{border:0;padding:0;margin:0;font-weight:400}
main{padding-block-start:clamp(1.5rem,4vw,3rem)}
.lead{font-size:1.2rem;line-height:1.5;color:var(--soft)}
.entries{list-style:none;padding:0;margin:0}
.entries>li{padding-block:1rem;margin:0;border-block-start:1px solid var(--rule)}
.entries p{margin-block-end:.3rem}
.entries .title{font-size:1.15rem;font-weight:600;line-height:1.35}
.entries .title a{color:var(--ink);text-decoration-color:var(--rule)}
.entries .title a:hover{text-decoration-color:var(--link)}
.entries .facts,.label,.count{font:.875rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--soft)}
.entries .facts a{color:inherit}
.entries .extract{color:var(--soft);font-size:1rem;line-height:1.5}
.entries blockquote{margin-block-end:.5rem}
.entries blockquote a{color:inherit;text-decoration-color:var(--rule)}
.entries .claim{font-size:1.05rem;line-height:1.45}
.entries .claim a{color:inherit;text-decoration-color:var(--rule)}
.verdict{font:.95rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.verdict a{font-size:inherit}
.verdict p{margin:.15rem 0}
ins{background:var(--mark);text-underline-offset:.15em}
del{color:var(--soft)}
del+ins{margin-inline-start:.2em}
.changes{margin-block-start:.5rem}
.changes summary{font:.875rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;width:fit-content;cursor:pointer;color:var(--soft)}
.changes .facts{margin-block:.75rem 0}
.changes .change{font-size:1rem;line-height:1.55;margin-block-end:0;padding-inline-start:.9rem;border-inline-start:2px solid var(--rule);overflow-wrap:anywhere}
.lists{list-style:none;padding:0;columns:16rem;column-gap:2rem}
.lists li{break-inside:avoid}
nav.forms,nav.pager{font:.95rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;margin-block:1.5rem}
nav.forms ul,nav.pager ul{display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;list-style:none;padding:0;margin:0}
nav.forms li,nav.pager li{margin:0}
nav.pager{border-block-start:1px solid var(--rule);padding-block-start:1rem}
.cut{border-inline-start:3px solid var(--accent);padding-inline-start:.9rem;color:var(--soft)}
.colophon{margin-block-start:2.5rem;color:var(--soft);font:.85rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.colophon p{margin-block-end:.75rem;padding-block-start:1.25rem;border-block-start:1px solid var(--rule);font-weight:600}
.colophon dl div{display:grid;grid-template-columns:minmax(6rem,10rem) 1fr;gap:.75rem;margin-block-end:.3rem}
code{font:.9em ui-monospace,"SF Mono",Menlo,Consolas,monospace}
.legend{font:.9rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--soft)}
.annotated{margin-block-start:2rem}
.traced{margin-block-end:1.4rem}
.traced p{margin:0}
.traced.headline p:first-child{font-size:1.3rem;font-weight:700;line-height:1.3}
.traced.heading p:first-child{font-weight:700}
.bytes{font:.8rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--soft)}
.bytes summary{width:fit-content;cursor:pointer}
.annotated .sentence:hover{background:var(--panel)}
.annotated .mention,.legend .mention{border-block-end:2px solid var(--link)}
.annotated .quotation,.legend .quotation{background:var(--mark);border-radius:.15em}
.annotated .claim,.legend .claim{border-block-end:2px dashed var(--accent)}
.removed ol{padding-inline-start:1.4rem}
.removed dl div{display:grid;grid-template-columns:5rem 1fr;gap:.75rem}
.removed pre{white-space:pre-wrap;overflow-wrap:anywhere;max-height:20rem;overflow:auto;background:var(--paper);padding:.75rem;border:1px solid var(--rule);border-radius:.25rem}
.chart{margin:2rem 0 2.5rem;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.chart figcaption{font-size:1.1rem;font-weight:600;margin-block-end:.5rem}
.chart img{display:block;max-width:100%;height:auto}
.chart summary{font-size:.9rem;color:var(--soft);margin-block-start:.5rem}
.chart table{border-collapse:collapse;font-size:.95rem}
.chart th,.chart td{text-align:start;padding:.2rem 1.5rem .2rem 0;border-block-end:1px solid var(--rule)}
search label{display:block;font-weight:600;font-size:.95rem}
search input,search select,search button,#more{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--soft);border-radius:.3rem;padding:.4rem .7rem;max-width:100%}
search form,#status,#more{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
search input{width:100%}
mark{background:var(--mark);color:inherit}
.wide{overflow-x:auto;font:.9rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;margin-block-end:1.5rem}
.wide table{border-collapse:collapse;overflow-wrap:normal}
.wide th,.wide td{text-align:start;vertical-align:top;padding:.3rem 1rem .3rem 0;border-block-end:1px solid var(--rule)}
.entities li>a:first-child{font-size:inherit;white-space:normal}
.entities li>a:not(:first-child){color:var(--soft)}
section>p:last-child{margin-block-end:0}
main>.facts{margin-block-end:1.15rem}
@media (max-width:32rem){.colophon dl div,.removed dl div{grid-template-columns:1fr;gap:0}.colophon dt,.removed dt{font-weight:600}}
`;
