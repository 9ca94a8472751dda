// Checks an entry of the journal in the reader's own browser: leaf, path, root and signature (RFC 9162, 2.1.3.2; C2SP signed-note).
"use strict";

const hexToBytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const bytesToHex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
const base64ToBytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function sha256(...parts) {
    const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return new Uint8Array(await crypto.subtle.digest("SHA-256", all));
}

const leafHash = (bytes) => sha256(Uint8Array.of(0), bytes);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/** Walks from the leaf to the root; throws if the path has a wrong length. */
async function rootFrom(index, size, leaf, path, step) {
    let fn = index, sn = size - 1, hash = leaf;
    for (const hex of path) {
        if (sn === 0) throw new Error("The path is longer than the tree is high.");
        const sibling = hexToBytes(hex);
        if (fn % 2 === 1 || fn === sn) {
            hash = await nodeHash(sibling, hash);
            while (fn % 2 === 0 && fn !== 0) { fn = Math.floor(fn / 2); sn = Math.floor(sn / 2); }
        } else {
            hash = await nodeHash(hash, sibling);
        }
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
        step(bytesToHex(hash));
    }
    if (sn !== 0) throw new Error("The path is shorter than the tree is high.");
    return hash;
}

/** Verifies a signed note with a verifier key "name+hash+base64". */
async function signatureHolds(note, verifierKey) {
    const plus = verifierKey.indexOf("+", verifierKey.indexOf("+") + 1);
    const name = verifierKey.slice(0, verifierKey.indexOf("+"));
    const key = base64ToBytes(verifierKey.slice(plus + 1).trim());
    if (key[0] !== 1) throw new Error("The journal's key is not an Ed25519 key.");
    const split = note.lastIndexOf("\n\n");
    const text = new TextEncoder().encode(note.slice(0, split + 1));
    const line = note.slice(split + 2).split("\n").find((l) => l.startsWith("— " + name + " "));
    if (!line) return false;
    const signature = base64ToBytes(line.slice(line.lastIndexOf(" ") + 1)).slice(4);
    const imported = await crypto.subtle.importKey("raw", key.slice(1), { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, text);
}

async function getJson(url) {
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("The server answered " + answer.status + " for " + url);
    return answer.json();
}

async function check(button) {
    const out = document.getElementById("proof");
    const say = (text, kind) => {
        const line = document.createElement("p");
        line.textContent = text;
        line.className = kind ?? "proof-step";
        out.append(line);
    };
    out.replaceChildren();
    button.disabled = true;
    try {
        const leafText = document.getElementById("leaf").textContent;
        const index = Number(button.dataset.index);
        const checkpoint = await getJson("/v1/journal/checkpoint");
        const proof = await getJson("/v1/journal/proofs/inclusion?index=" + index + "&size=" + checkpoint.treeSize);
        const key = await (await fetch("/v1/journal/key")).text();
        const leaf = await leafHash(new TextEncoder().encode(leafText));
        say("leaf " + index + "  " + bytesToHex(leaf));
        const root = bytesToHex(await rootFrom(index, checkpoint.treeSize, leaf, proof.path, (h) => say("node    " + h)));
        const lines = checkpoint.note.split("\n");
        const signedSize = Number(lines[1]);
        const signedRoot = bytesToHex(base64ToBytes(lines[2]));
        say("signed  " + signedRoot + " (" + signedSize + " leaves)");
        const inTree = root === signedRoot && signedSize === checkpoint.treeSize;
        const signed = await signatureHolds(checkpoint.note, key);
        out.dataset.result = inTree && signed ? "verified" : "failed";
        if (inTree && signed) {
            say("Verified in this browser: this entry is in the journal, and the journal's key signed for it. Checked against the key " + key.trim() + " — compare it with the one that you were given elsewhere.", "notice good");
        } else if (!inTree) {
            say("Not verified: the path from this entry does not lead to the signed root.", "notice bad");
        } else {
            say("Not verified: the signature on the checkpoint does not hold.", "notice bad");
        }
    } catch (problem) {
        out.dataset.result = "failed";
        say("Not verified: " + problem.message, "notice bad");
    } finally {
        button.disabled = false;
    }
}

document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-check-proof]");
    if (button) check(button);
});
