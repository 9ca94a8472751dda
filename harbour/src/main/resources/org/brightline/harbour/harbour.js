// Keeps an open page up to date: asks every two seconds for what has changed. What did not change keeps its place and its focus.
"use strict";
const EVERY = 2000;
const area = document.querySelector(".live");
let shown = null;

function content(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
}

function changes(html) {
    const news = content(html).firstElementChild;
    area.dataset.version = news.dataset.version;
    document.getElementById("counts").textContent = news.dataset.counts;
    const fresh = document.createDocumentFragment();
    for (const post of [...news.children]) {
        const before = document.getElementById(post.id);
        if (before) before.replaceWith(post);
        else fresh.append(post);
    }
    area.prepend(fresh);
}

function whole(html) {
    if (html !== shown) area.replaceChildren(content(html));
    shown = html;
}

async function ask() {
    try {
        const step = area.dataset.mode === "changes";
        const answer = await fetch(area.dataset.feed + (step ? "?after=" + area.dataset.version : ""));
        if (answer.ok) (step ? changes : whole)(await answer.text());
    } catch { /* the next round tries again */ }
    setTimeout(ask, EVERY);
}

if (area) setTimeout(ask, EVERY);
