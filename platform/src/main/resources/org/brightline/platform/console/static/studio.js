// The editor of clause files: numbers beside the lines, the way to a problem, and completion of words.
"use strict";

// A part of a page that is refused is shown in its place.
document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; }
});

const editor = document.querySelector("[data-editor]");
if (editor) {
    const gutter = document.querySelector("[data-gutter]");
    const list = document.querySelector("[data-completions]");
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

    function fitting(shortest) {
        const word = before();
        if (word.length < shortest) return [];
        const low = word.toLowerCase();
        return words.filter((one) => one.toLowerCase().startsWith(low) && one !== word);
    }

    function complete(word) {
        const start = editor.selectionStart - before().length;
        editor.setRangeText(word, start, editor.selectionStart, "end");
        editor.focus();
        editor.dispatchEvent(new Event("input", { bubbles: true }));
        hide();
    }

    // The list is shown while one types, and hears the keys only once a word is chosen in it: a new line stays a new line.
    let chosen = -1;

    function hide() {
        list.hidden = true;
        chosen = -1;
        editor.removeAttribute("aria-activedescendant");
    }

    function suggest(shortest) {
        list.replaceChildren(...(editor.readOnly ? [] : fitting(shortest)).map((word, index) => {
            const option = document.createElement("div");
            option.id = "completion-" + index;
            option.setAttribute("role", "option");
            option.setAttribute("aria-selected", "false");
            option.textContent = word;
            option.addEventListener("click", () => complete(word));
            return option;
        }));
        hide();
        list.hidden = list.children.length === 0;
        list.scrollTop = 0;
        if (!list.hidden) place();
    }

    function choose(index) {
        const count = list.children.length;
        chosen = (index + count) % count;
        Array.from(list.children).forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
        list.children[chosen].scrollIntoView({ block: "nearest" });
        editor.setAttribute("aria-activedescendant", list.children[chosen].id);
    }

    // Beneath the word, or above it where there is no room: lines do not wrap, and all letters have one width.
    function place() {
        const style = getComputedStyle(editor);
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = style.fontSize + " " + style.fontFamily;
        const text = editor.value.slice(0, editor.selectionStart - before().length);
        const line = text.split("\n").length;
        const column = text.length - text.lastIndexOf("\n") - 1;
        const height = parseFloat(style.lineHeight);
        const below = editor.offsetTop + parseFloat(style.paddingTop) + line * height - editor.scrollTop;
        const room = Math.min(editor.offsetTop + editor.clientHeight, window.innerHeight - list.offsetParent.getBoundingClientRect().top);
        const left = editor.offsetLeft + parseFloat(style.paddingLeft) + column * pen.measureText("0").width - editor.scrollLeft;
        list.style.top = (below + list.offsetHeight <= room ? below : Math.max(0, below - height - list.offsetHeight)) + "px";
        list.style.left = Math.max(0, Math.min(left, list.offsetParent.clientWidth - list.offsetWidth)) + "px";
    }

    editor.addEventListener("scroll", () => { gutter.scrollTop = editor.scrollTop; if (!list.hidden) place(); });
    editor.addEventListener("input", () => { number(); suggest(2); document.querySelector("[data-saved]")?.replaceChildren(); });
    editor.addEventListener("blur", hide);
    // Neither a word nor the scroll bar of the list takes the focus, which would hide it.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    editor.addEventListener("click", hide);
    editor.addEventListener("keydown", (event) => {
        if (event.key === " " && event.ctrlKey) {
            event.preventDefault();
            if (list.hidden) suggest(1);
            if (list.children.length === 1) complete(list.firstChild.textContent);
            else if (!list.hidden) choose(chosen + 1);
        } else if (list.hidden) {
            return;
        } else if (event.key === "Escape") {
            event.stopPropagation();
            hide();
        } else if (chosen >= 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
            event.preventDefault();
            choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
        } else if (chosen >= 0 && !event.ctrlKey && (event.key === "Enter" || event.key === "Tab")) {
            event.preventDefault();
            complete(list.children[chosen].textContent);
        } else if (/^(Arrow|Home|End|Page)/.test(event.key)) {
            hide();
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
