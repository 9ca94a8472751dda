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

function tick() {
    const now = Date.now();
    for (const time of document.querySelectorAll("time[data-countdown]")) {
        const left = Math.round((Date.parse(time.dateTime) - now) / 1000);
        time.textContent = left >= 0 ? "in " + inWords(left) : inWords(-left) + " over";
        time.classList.toggle("overdue", left < 0 && time.dataset.countdown === "deadline");
        const hide = time.closest("[data-ends]");
        if (hide && left < 0) hide.hidden = true;
    }
    for (const time of document.querySelectorAll("time[data-ago]")) {
        time.textContent = inWords(Math.max(0, Math.round((now - Date.parse(time.dateTime)) / 1000))) + " ago";
    }
    for (const time of document.querySelectorAll("time[data-local]")) {
        time.textContent = new Date(time.dateTime).toLocaleString();
    }
}
tick();
setInterval(tick, 1000);
document.addEventListener("htmx:afterSwap", tick);

// A picture goes from covered to grey to plain, one step a press, and back.
document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-veil]");
    if (!button) return;
    const veil = document.getElementById(button.dataset.veil);
    const next = veil.classList.contains("clear") ? "" : veil.classList.contains("grey") ? "clear" : "grey";
    veil.classList.remove("grey", "clear");
    if (next) veil.classList.add(next);
    button.firstElementChild.textContent = next === "" ? "Uncover in grey" : next === "grey" ? "Show in colour" : "Cover again";
});

// Choices that make no sense together are switched off rather than refused later.
function settle(form) {
    const act = form.querySelector("input[name=ruling][value=ACT]");
    const effects = form.querySelector("[data-effects]");
    if (act && effects) effects.disabled = !act.checked;
    const exemption = form.querySelector("select[name=exemption]");
    if (act && exemption) {
        const warning = form.querySelector("[data-exemption-warning]");
        if (warning) warning.hidden = !(act.checked && exemption.value !== "" && exemption.value !== "NONE");
    }
}
document.addEventListener("change", (event) => { const form = event.target.closest("form[data-decision]"); if (form) settle(form); });
for (const form of document.querySelectorAll("form[data-decision]")) settle(form);
document.addEventListener("htmx:afterSwap", () => { for (const form of document.querySelectorAll("form[data-decision]")) settle(form); });
