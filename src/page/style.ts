/** The page's style: readable type, light and dark, nothing loaded from elsewhere. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1d1d1f;--soft:#5c5c66;--rule:#dcdce2;--paper:#fdfdfb;--link:#0b5394;--mark:#f3efdf}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--soft:#a3a1a8;--rule:#3a3a42;--paper:#17181b;--link:#8ab8e8;--mark:#2b2a22}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.65 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
main,footer{max-width:40rem;margin:0 auto;padding:0 1.25rem}
header{margin:3rem 0 2rem}
h1{font-size:clamp(1.6rem,5vw,2.25rem);line-height:1.2;margin:0 0 .75rem}
h2{font-size:1.25rem;margin:2.25rem 0 .75rem}
p,ul{margin:0 0 1.15rem}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
.meta,.credit,.note,.caption,footer{color:var(--soft);font:.9rem/1.5 system-ui,sans-serif}
.meta{margin:0}
.quotation{background:var(--mark);border-radius:.2em;padding:.05em 0}
.claims{margin-top:3rem;border-top:1px solid var(--rule);font:.95rem/1.5 system-ui,sans-serif}
.claims li{margin-bottom:.6rem}
footer{border-top:1px solid var(--rule);margin-top:3rem;padding-top:1rem;padding-bottom:3rem}
footer dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}
footer dd{margin:0}
footer code{font-size:.8rem}`;
