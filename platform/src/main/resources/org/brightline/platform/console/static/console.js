// What the pages need beyond htmx: keys, countdowns and uncovering. It works on whatever htmx swaps in.
"use strict";

const typing = (element) => element.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

// A control says its own key with data-key; pressing it does what a click does.
document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            const form = document.querySelector("form[data-submit-key]");
            if (form) { event.preventDefault(); form.requestSubmit(); }
        }
        return;
    }
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target)) return;
    const control = Array.from(document.querySelectorAll("[data-key]")).find((c) => c.dataset.key === event.key && !c.disabled && c.offsetParent !== null);
    if (!control) return;
    event.preventDefault();
    if (control.matches("textarea, select, input:not([type=radio], [type=checkbox])")) control.focus();
    else { control.focus(); control.click(); }
});

const spans = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
function inWords(seconds) {
    const size = spans.findIndex(([length]) => seconds >= length);
    if (size < 0) return "0 s";
    const [length, unit] = spans[size];
    const whole = Math.floor(seconds / length);
    const next = spans[size + 1];
    const rest = next ? Math.floor((seconds - whole * length) / next[0]) : 0;
    return whole + " " + unit + (rest > 0 && size < 2 ? " " + rest + " " + next[1] : "");
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const two = (number) => String(number).padStart(2, "0");

function tick() {
    const now = Date.now();
    for (const time of document.querySelectorAll("time[data-countdown]")) {
        const left = Math.round((Date.parse(time.dateTime) - now) / 1000);
        // Only a deadline can be over; whatever else is due happens now.
        const past = time.dataset.countdown === "deadline" ? inWords(-left) + " over" : "now";
        time.textContent = left >= 0 ? "in " + inWords(left) : past;
        time.classList.toggle("overdue", left < 0 && time.dataset.countdown === "deadline");
        const hide = time.closest("[data-ends]");
        if (hide && left < 0) hide.hidden = true;
    }
    for (const time of document.querySelectorAll("time[data-ago]")) {
        time.textContent = inWords(Math.max(0, Math.round((now - Date.parse(time.dateTime)) / 1000))) + " ago";
    }
    for (const time of document.querySelectorAll("time[data-local]")) {
        const at = new Date(time.dateTime);
        time.textContent = at.getDate() + " " + months[at.getMonth()] + " " + at.getFullYear() + ", " + two(at.getHours()) + ":" + two(at.getMinutes());
        time.title = time.textContent + ":" + two(at.getSeconds()) + " " + zone + " = " + time.dateTime;
    }
}
tick();
setInterval(tick, 1000);
document.addEventListener("htmx:afterSwap", tick);

// A medium goes from covered to grey to plain, one step a press, and back.
document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-veil]");
    if (!button) return;
    const veil = document.getElementById(button.dataset.veil);
    const next = veil.classList.contains("clear") ? "" : veil.classList.contains("grey") ? "clear" : "grey";
    veil.classList.remove("grey", "clear");
    if (next) veil.classList.add(next);
    button.firstElementChild.textContent = next === "" ? "Uncover in grey" : next === "grey" ? "Show in colour" : "Cover again";
});

// A file that is chosen is shown beside its field, covered; it does not leave the browser for that.
document.addEventListener("change", (event) => {
    const field = event.target.closest("input[type=file][data-shows]");
    if (!field) return;
    const host = document.getElementById(field.dataset.shows);
    host.replaceChildren();
    const file = field.files[0];
    if (!file || !file.type.startsWith("image/")) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => {
        const veil = document.createElement("div");
        veil.className = "veil";
        veil.id = host.id + "-veil";
        const picture = document.createElement("img");
        picture.src = reader.result;
        picture.alt = file.name;
        veil.append(picture);
        const button = document.createElement("button");
        button.type = "button";
        button.dataset.veil = veil.id;
        const words = document.createElement("span");
        words.textContent = "Uncover in grey";
        button.append(words);
        host.replaceChildren(veil, button);
    });
    reader.readAsDataURL(file);
});

// Choices that make no sense together are switched off, or refused beside their field before they are sent.
function settle(form) {
    const ruling = form.querySelector("input[name=ruling]:checked")?.value;
    form.querySelector("[data-effects]").disabled = ruling !== "ACT";
    for (const part of form.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== ruling;
    const exemption = form.querySelector("select[name=exemption]");
    const warning = form.querySelector("[data-exemption-warning]");
    warning.hidden = !(ruling === "ACT" && exemption.value !== "" && exemption.value !== "NONE");
    exemption.setCustomValidity(warning.hidden ? "" : warning.textContent);
}
document.addEventListener("change", (event) => { const form = event.target.closest("form[data-decision]"); if (form) settle(form); });
for (const form of document.querySelectorAll("form[data-decision]")) settle(form);
document.addEventListener("htmx:afterSwap", () => { for (const form of document.querySelectorAll("form[data-decision]")) settle(form); });

// The rail stays in view where all of it fits; else it scrolls with the page.
const rail = document.getElementById("rail");
if (rail) {
    const fit = () => rail.classList.toggle("fits", rail.offsetHeight + 24 <= window.innerHeight);
    new ResizeObserver(fit).observe(rail);
    window.addEventListener("resize", fit);
}

// What goes wrong while a part of the page is fetched is said aloud; whoever is signed out goes to sign in, and comes back.
function say(text) {
    const host = document.getElementById("toasts");
    const same = Array.from(host.children).find((toast) => toast.firstChild.textContent === text);
    if (same) return;
    const toast = document.createElement("div");
    toast.className = "toast";
    const words = document.createElement("span");
    words.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => toast.remove());
    toast.append(words, close);
    host.append(toast);
}
const signIn = () => location.assign("/sign-in?next=" + encodeURIComponent(location.pathname + location.search));
document.addEventListener("htmx:beforeSwap", (event) => {
    // A form that was refused says so where its result would stand.
    if (event.detail.xhr.status === 422 && (event.detail.xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/html")) {
        event.detail.shouldSwap = true;
        event.detail.isError = false;
    }
    // A request that was led on to the sign-in page: that page is no part of this one.
    if (new URL(event.detail.xhr.responseURL || location.href).pathname === "/sign-in") {
        event.detail.shouldSwap = false;
        signIn();
    }
});
document.addEventListener("htmx:responseError", (event) => {
    const xhr = event.detail.xhr;
    if (xhr.status === 401) { signIn(); return; }
    const plain = (xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/plain");
    say(plain ? xhr.responseText : "The server answered " + xhr.status + ". Load the page again.");
});
for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => say("The server does not answer. What you have typed is still here; try again in a moment."));
}
// A picture or a video was looked at once the browser has it; then it stands in the history.
for (const name of ["load", "loadeddata"]) {
    document.addEventListener(name, (event) => {
        if (event.target.closest?.(".veil")) htmx.trigger(document.body, "looked");
    }, true);
}
document.addEventListener("error", (event) => {
    if (event.target.closest?.(".veil")) say("It could not be shown. Load the page again; a video may be of a kind that the browser does not play.");
}, true);
