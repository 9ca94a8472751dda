// Brings in new posts and changes every second and a half, without losing the reader's place.
"use strict";
const feed = document.getElementById("feed");
if (feed) {
    setInterval(async () => {
        if (document.hidden || document.querySelector("details[open]")) return;
        try {
            const answer = await fetch("/feed");
            if (answer.ok) feed.innerHTML = await answer.text();
        } catch (gone) { /* the next round tries again */ }
    }, 1500);
}
