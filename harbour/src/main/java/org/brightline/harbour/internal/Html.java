package org.brightline.harbour.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Harbour's pages as text. Whatever people wrote goes through {@link #escape}. */
final class Html {
    private static final int SHOWN = 60;

    private Html() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    static String timeline(Timeline timeline) {
        return page(
                "Harbour",
                "<h1 class=\"hidden\">What Saltmarsh says</h1><div id=\"feed\">" + feed(timeline) + "</div>");
    }

    static String feed(Timeline timeline) {
        int[] counts = timeline.counts();
        return "<p class=\"counts\" id=\"counts\">" + counts[0] + " posts · " + counts[1] + " removed</p>"
                + timeline.newest(SHOWN).stream().map(Html::article).collect(Collectors.joining());
    }

    static String post(Timeline.Shown shown) {
        return page(
                "A post on Harbour",
                "<h1 class=\"hidden\">A post</h1>" + article(shown) + "<p><a href=\"/\">Back to the timeline</a></p>");
    }

    static String missing() {
        return page("Not found", "<h1>There is nothing here</h1><p><a href=\"/\">To the timeline</a></p>");
    }

    static String inbox(String author, Timeline timeline) {
        String notices = timeline.notices(author).stream()
                .map(
                        notice -> "<article class=\"notice\"><h2>" + heading(notice.effect())
                                + "</h2><p>It is about <a href=\"/p/"
                                + escape(notice.post()) + "\">your post " + escape(notice.post()) + "</a>.</p>"
                                + (notice.effect().equals("RESTORE")
                                        ? ""
                                        : "<p>The rule: <strong>" + escape(notice.clause())
                                                + "</strong></p><p class=\"rule\">" + escape(notice.text()) + "</p>")
                                + "<p>The reason: " + escape(notice.reason())
                                + "</p><p class=\"small\">A person decided this. If you think it is wrong, answer this message and somebody else will look at it.</p></article>")
                .collect(Collectors.joining());
        return page(
                "Messages for " + author,
                "<h1>Messages for " + escape(author) + "</h1>"
                        + (notices.isEmpty() ? "<p>There are none.</p>" : notices)
                        + "<p><a href=\"/\">To the timeline</a></p>");
    }

    private static String heading(String effect) {
        return switch (effect) {
            case "REMOVE" -> "Your post was removed";
            case "LIMIT" -> "Your post is no longer spread";
            case "LABEL" -> "Your post was labelled";
            case "RESTRICT_ACCOUNT" -> "Your account was restricted";
            case "RESTORE" -> "Your post is back";
            default -> "A decision about your post";
        };
    }

    private static String article(Timeline.Shown shown) {
        Post post = shown.post();
        String reference = Posts.reference(post.author());
        return "<article id=\"post-" + post.id() + "\" data-state=\"" + shown.state() + "\"><header>"
                + avatar(post.author())
                + "<a class=\"author\" href=\"/u/" + reference + "\">" + escape(post.author())
                + "</a> <a class=\"small\" href=\"/p/"
                + post.id() + "\">" + ago(shown.at()) + "</a></header>" + content(shown) + "</article>";
    }

    private static String content(Timeline.Shown shown) {
        Post post = shown.post();
        String why = shown.why() == null ? "" : escape(shown.why());
        String body = "<p lang=\"" + post.language() + "\">" + escape(post.text()) + "</p>"
                + (post.picture() == null
                        ? ""
                        : "<img src=\"/pictures/" + post.id()
                                + "\" alt=\"A picture in this post\" width=\"640\" height=\"480\" loading=\"lazy\">");
        return switch (shown.state()) {
            case VISIBLE -> body;
            case LABELLED -> "<p class=\"label\">" + why + "</p>" + body;
            case LIMITED -> "<details><summary>This post is limited: " + why + "</summary>" + body + "</details>";
            case REMOVED -> "<p class=\"gone\">This post was removed: " + why + ". Its author was told why.</p>";
            case ACCOUNT_RESTRICTED -> "<p class=\"gone\">This account is restricted: " + why + ".</p>";
        };
    }

    /** A small flag in colours of its own for everybody, as classes because a page may not style itself inline. */
    private static String avatar(String name) {
        int colour = Math.floorMod(name.hashCode(), 8);
        return "<span class=\"avatar c" + colour + "\" aria-hidden=\"true\">" + escape(name.substring(0, 1))
                + "</span>";
    }

    private static String ago(Instant at) {
        long seconds = Math.max(0, Duration.between(at, Instant.now()).toSeconds());
        return seconds < 60 ? seconds + " s ago" : seconds / 60 + " min ago";
    }

    private static String page(String title, String content) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                + escape(title)
                + "</title><link rel=\"stylesheet\" href=\"/harbour.css\"><script src=\"/harbour.js\" defer></script></head><body><header class=\"top\"><a href=\"/\" class=\"name\">Harbour</a><span>the notice board of Saltmarsh, an invented town</span></header><main>"
                + content + "</main></body></html>";
    }
}
