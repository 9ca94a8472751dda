package org.brightline.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.releases.Draft;
import org.brightline.platform.releases.Drafts;

/** A draft of the line on its pages in the studio. Whoever began it writes it; every step is of the version that is there. */
public final class StudioDraft {
    private final RunningPlatform platform;
    private final Visitor author;
    private final String path;

    private StudioDraft(RunningPlatform platform, Visitor author, String path) {
        this.platform = platform;
        this.author = author;
        this.path = path;
    }

    /** Begins one. */
    static StudioDraft begun(RunningPlatform platform, Visitor author, String name) {
        return behind(author.fill("/studio", Map.of("name", name)), platform, author);
    }

    /** The one to which an answer leads. */
    public static StudioDraft behind(HttpResponse<String> answer, RunningPlatform platform, Visitor author) {
        String path = answer.headers().firstValue("Location").orElseThrow();
        return new StudioDraft(platform, author, path);
    }

    /** The path of its page. */
    public String path() {
        return path;
    }

    /** The path of the page of one of its files. */
    public String file(String name) {
        return path + "/files/" + name;
    }

    /** Its page, as this person sees it. */
    public String page(Visitor by) {
        return by.page(path);
    }

    /** What it holds now. */
    public Draft now() {
        return platform.bean(Drafts.class)
                .draft(UUID.fromString(path.substring("/studio/".length())))
                .orElseThrow();
    }

    /** The text of a file that it has. */
    public String text(String file) {
        return Objects.requireNonNull(now().files().get(file), file);
    }

    /** Writes a file. */
    public HttpResponse<String> save(String file, String text) {
        return author.fill(file(file), Map.of("seen", now().mark(file), "text", text));
    }

    /** Writes other words into a file that has these. */
    public HttpResponse<String> change(String file, String from, String to) {
        String text = text(file);
        assertThat(text).contains(from);
        return save(file, text.replace(from, to));
    }

    /** Takes a file out. */
    public void remove(String file) {
        step(author, "files/" + file + "/removal", Map.of("seen", now().mark(file)));
    }

    /** Takes a step that asks for nothing, for example {@code approval}. */
    public HttpResponse<String> step(Visitor by, String step) {
        return step(by, step, Map.of());
    }

    /** Takes a step with the fields of its form. */
    public HttpResponse<String> step(Visitor by, String step, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("version", version());
        return by.fill(path + "/" + step, all);
    }

    /** Backtests it on a sample. */
    public HttpResponse<String> backtestOn(Visitor by, String sample) {
        return by.upload(path + "/backtest", Map.of("version", version()), "sample", sample);
    }

    /** Withdraws it, so that the next test has nothing of it. */
    public void withdraw() {
        step(author, "withdrawal");
    }

    private String version() {
        return Integer.toString(now().version());
    }
}
