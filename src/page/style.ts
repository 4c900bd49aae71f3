/** The style of a page: readable type, light and dark, narrow and wide, nothing loaded. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c1b1a;--soft:#5d5a55;--rule:#dedad2;--paper:#fdfcf9;--panel:#f5f2eb;--link:#0a5a8c;--accent:#9c2f1b;--mark:#f6ecd0}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a8a39a;--rule:#3a3834;--paper:#171614;--panel:#201f1c;--link:#86bde6;--accent:#f0907c;--mark:#38311d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.65 Charter,"Bitstream Charter","Source Serif 4",Georgia,"Noto Serif",serif;overflow-wrap:anywhere}
main,footer{max-width:42rem;margin-inline:auto;padding-inline:1.25rem}
main{padding-block:clamp(1.75rem,6vw,4rem) 3rem}
header{margin-block-end:2rem;padding-block-end:1.25rem;border-block-end:1px solid var(--rule)}
h1,h2,h3,p,ul,ol,dl,dd{margin:0}
h1{font-size:clamp(1.75rem,1.2rem + 2.6vw,2.6rem);line-height:1.18;letter-spacing:-.01em;text-wrap:balance;margin-block-end:1rem}
h1.untitled{color:var(--soft);font-style:italic;font-weight:400}
h2{font-size:1.3rem;line-height:1.3;margin-block:2.25rem .75rem}
p,ul,ol,blockquote{margin-block-end:1.15rem}
q{quotes:none}
blockquote{margin-inline:0;padding-inline-start:1.1rem;border-inline-start:3px solid var(--rule)}
blockquote p{margin-block-end:0}
ul,ol{padding-inline-start:1.4rem}
li{margin-block-end:.4rem}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}
a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
:target{background:var(--mark);scroll-margin-block-start:2rem}
.section,.byline,.facts,.credit,.note,.caption,section,footer{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;line-height:1.5}
.section{color:var(--accent);font-size:.85rem;font-weight:600;letter-spacing:.04em;margin-block-end:.6rem}
.subtitle{font-size:1.25rem;line-height:1.45;color:var(--soft)}
.byline,.facts{font-size:.95rem;color:var(--soft);margin-block-end:.25rem}
.byline{color:var(--ink)}
.dateline{font-weight:600}
.caption,.credit,.note{font-size:.9rem;color:var(--soft)}
.caption,.note{border-inline-start:3px solid var(--rule);padding-inline-start:.9rem}
.quotation{background:var(--mark);border-radius:.15em;padding-block:.1em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
a.mention{color:inherit;text-decoration-color:var(--link)}
h1 a.mention{text-decoration-color:var(--rule)}
section{margin-block-start:2.5rem;padding:1.25rem 1.4rem;background:var(--panel);border-radius:.5rem;font-size:.95rem}
section h2{font-size:1.05rem;margin-block:0 .5rem}
section h3{font-size:.8rem;font-weight:600;color:var(--soft);margin-block:.8rem .2rem}
section p{color:var(--soft);margin-block-end:.75rem}
section ul{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;list-style:none;padding:0;margin:0}
section li{margin-block-end:.5rem}
section ul li{margin:0}
section :is(ol,ul):last-child,section li:last-child{margin-block-end:0}
section li a{font-size:.8rem;white-space:nowrap}
footer{padding-block-end:3rem;color:var(--soft);font-size:.85rem}
footer p{margin-block-end:.75rem;padding-block-start:1.25rem;border-block-start:1px solid var(--rule);font-weight:600}
footer dl div{display:grid;grid-template-columns:5.5rem 1fr;gap:.75rem;margin-block-end:.3rem}
footer code{font:.95em ui-monospace,"SF Mono",Menlo,Consolas,monospace}
@media print{:root{--paper:#fff;--panel:#fff;--mark:#fff}section{padding-inline:0}a{color:inherit}}
`;
