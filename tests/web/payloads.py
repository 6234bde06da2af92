"""Three hundred texts that would run a script or fetch something, were they ever read as anything but text."""

from __future__ import annotations

RUN = "window.owned=1"
FETCH = "http://127.0.0.1:9/beacon"

_FORMS = f"""
<script>{RUN}</script>
<script src={FETCH}></script>
<script type=module>import "{FETCH}"</script>
<img src=x onerror="{RUN}">
<img src="{FETCH}">
<img srcset="{FETCH} 2x">
<picture><source srcset={FETCH}><img></picture>
<svg onload="{RUN}"></svg>
<svg><script>{RUN}</script></svg>
<svg><animate onbegin="{RUN}" attributeName=x dur=1s></svg>
<svg><set attributeName=href to="javascript:{RUN}"></svg>
<svg><use href="{FETCH}#x"></use></svg>
<svg><image href="{FETCH}"></image></svg>
<svg><a href="javascript:{RUN}"><text>x</text></a></svg>
<math><maction actiontype="statusline" href="javascript:{RUN}">x</maction></math>
<math><mtext><table><mglyph><style><img src=x onerror={RUN}></style></mglyph></table></mtext></math>
<iframe src="javascript:{RUN}"></iframe>
<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>
<iframe src="{FETCH}"></iframe>
<object data="{FETCH}"></object>
<embed src="{FETCH}">
<video src="{FETCH}" onerror="{RUN}" autoplay></video>
<audio src=x onerror="{RUN}"></audio>
<video><source onerror="{RUN}"></video>
<input autofocus onfocus="{RUN}">
<details open ontoggle="{RUN}"><summary>x</summary></details>
<select autofocus onfocus="{RUN}"></select>
<marquee onstart="{RUN}">x</marquee>
<body onload="{RUN}">
<div style="background:url({FETCH})">x</div>
<div onpointerover="{RUN}" style="position:fixed;inset:0">x</div>
<style>@import "{FETCH}";</style>
<style>*{{background:url({FETCH})}}</style>
<link rel=stylesheet href="{FETCH}">
<link rel=prefetch href="{FETCH}">
<meta http-equiv=refresh content="0;url={FETCH}">
<base href="{FETCH}">
<form action="{FETCH}"><button>x</button></form>
<button formaction="javascript:{RUN}" form=f>x</button>
<a href="javascript:{RUN}">x</a>
<a href="data:text/html,<script>{RUN}</script>">x</a>
<a ping="{FETCH}" href="/">x</a>
<template><img src=x onerror="{RUN}"></template>
![x]({FETCH})
[x](javascript:{RUN})
[x]: {FETCH} "x"
<{FETCH}>
{{{{constructor.constructor('{RUN}')()}}}}
${{{RUN}}}
javascript:{RUN}
""".strip().split("\n")

_WRAPS = [
    "{0}",
    "\"'>{0}",
    "</textarea></title></style></script>{0}",
    "--><!-- x -->]]>{0}",
    "- {0}",
    "| {0} | {0} |",
]

PAYLOADS = [wrap.format(form) for form in _FORMS for wrap in _WRAPS]

ADDRESSES = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f"\u0001javascript:{RUN}",
    f"javascript://example.org/%0a{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"data:text/html;base64,PHNjcmlwdD5{RUN}",
    f"vbscript:{RUN}",
    f"view-source:{FETCH}",
    f"blob:{FETCH}",
    "file:///etc/passwd",
    "//",
    "about:blank",
    f'https://example.org/"onclick="{RUN}',
    f'https://example.org/#:~:text=x"><img src=x onerror={RUN}>',
]
