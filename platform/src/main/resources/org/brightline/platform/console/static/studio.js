// The editor of clause files: numbers beside the lines, the way to a problem, and completion of words.
"use strict";

// A part of a page that is refused is shown in its place.
document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; }
});

const editor = document.querySelector("[data-editor]");
if (editor) {
    const gutter = document.querySelector("[data-gutter]");
    const chips = document.querySelector("[data-completions]");
    const words = Array.from(document.querySelectorAll("[data-words] option"), (option) => option.value);

    function number() {
        const wrong = new Set(Array.from(document.querySelectorAll("#problems [data-line]"), (item) => Number(item.dataset.line)));
        const count = editor.value.split("\n").length;
        gutter.replaceChildren();
        for (let line = 1; line <= count; line++) {
            const mark = wrong.has(line) ? document.createElement("b") : document.createTextNode(String(line));
            if (wrong.has(line)) mark.textContent = String(line);
            gutter.append(mark, "\n");
        }
        // As long as the text with its scroll bar, so that both scroll alike to the end.
        gutter.append("\n\n");
        gutter.scrollTop = editor.scrollTop;
    }

    function offset(line, column) {
        const lines = editor.value.split("\n");
        let at = 0;
        for (let i = 0; i < Math.min(line - 1, lines.length - 1); i++) at += lines[i].length + 1;
        return Math.min(editor.value.length, at + Math.max(0, column - 1));
    }

    // The word before the caret: letters, digits, and the signs that names and keys have.
    const before = () => /[A-Za-z_][A-Za-z0-9_.]*$/.exec(editor.value.slice(0, editor.selectionStart))?.[0] ?? "";

    function fitting() {
        const word = before();
        if (word.length < 2) return [];
        const low = word.toLowerCase();
        return words.filter((one) => one.toLowerCase().startsWith(low) && one !== word).slice(0, 8);
    }

    function complete(word) {
        const start = editor.selectionStart - before().length;
        editor.setRangeText(word, start, editor.selectionStart, "end");
        editor.focus();
        editor.dispatchEvent(new Event("input", { bubbles: true }));
    }

    function suggest() {
        chips.replaceChildren(...(editor.readOnly ? [] : fitting()).map((word) => {
            const chip = document.createElement("button");
            chip.type = "button";
            chip.textContent = word;
            chip.addEventListener("click", () => complete(word));
            return chip;
        }));
    }

    editor.addEventListener("scroll", () => { gutter.scrollTop = editor.scrollTop; });
    editor.addEventListener("input", () => { number(); suggest(); });
    editor.addEventListener("keydown", (event) => {
        if (event.key === " " && event.ctrlKey) {
            event.preventDefault();
            const first = fitting()[0];
            if (first) complete(first);
        }
    });
    document.addEventListener("htmx:afterSwap", number);
    document.addEventListener("click", (event) => {
        const item = event.target.closest("[data-goto]")?.closest("[data-line]");
        if (!item) return;
        const at = offset(Number(item.dataset.line), Number(item.dataset.column));
        editor.focus();
        editor.setSelectionRange(at, at);
        editor.scrollTop = Math.max(0, (Number(item.dataset.line) - 5) * parseFloat(getComputedStyle(editor).lineHeight));
    });
    let saved = editor.value;
    editor.form.addEventListener("submit", () => { saved = editor.value; });
    window.addEventListener("beforeunload", (event) => { if (editor.value !== saved) event.preventDefault(); });
    number();
}
