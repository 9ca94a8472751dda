package org.brightline.harbour.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Harbour's pages as text. Whatever people wrote goes through {@link #escape}. */
final class Html {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

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
                "What Saltmarsh says",
                timeline,
                "<h1>What Saltmarsh says</h1><div class=\"live\" data-feed=\"/feed\" data-mode=\"changes\" data-version=\""
                        + timeline.version() + "\">" + articles(timeline.after(0), "h2") + "</div>");
    }

    /** What was shown or changed after a version, for a timeline that is open in a browser. */
    static String feed(Timeline timeline, long earlier) {
        return "<div data-version=\"" + timeline.version() + "\" data-counts=\"" + counts(timeline) + "\">"
                + articles(timeline.after(earlier), "h2") + "</div>";
    }

    private static String counts(Timeline timeline) {
        int[] counts = timeline.counts();
        return counts[0] + " posts · " + counts[1] + " removed";
    }

    static String post(Timeline.Shown shown, Timeline timeline) {
        return page(
                "A post",
                timeline,
                "<h1 class=\"quiet\">A post</h1><div class=\"live\" data-feed=\"/feed/p/"
                        + escape(shown.post().id())
                        + "\" data-mode=\"whole\">" + article(shown, "h2")
                        + "</div><p><a href=\"/\">Back to the timeline</a></p>");
    }

    static String missing() {
        return page(
                "Not found",
                new Timeline(),
                "<h1>Nothing but water here</h1><p><a href=\"/\">Back to the timeline</a></p>");
    }

    static String inbox(Person person, Timeline timeline) {
        String name = escape(person.name());
        return page(
                "Messages for " + person.name(),
                timeline,
                "<h1>Messages for " + name + "</h1><p class=\"small\">" + escape(capitalised(person.about()))
                        + ". Nobody signs in on this invented site: you see the page as " + name + " would.</p>"
                        + "<div class=\"live\" data-feed=\"/feed/u/" + escape(person.reference())
                        + "\" data-mode=\"whole\">" + notices(person, timeline) + "</div><h2>Posts by " + name + "</h2>"
                        + articles(timeline.by(person.reference()), "h3")
                        + "<p><a href=\"/\">Back to the timeline</a></p>");
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    /** What an author was told, the newest first. */
    static String notices(Person person, Timeline timeline) {
        List<Timeline.Notice> notices = timeline.notices(person.reference());
        String restricted = timeline.restricted(person.reference())
                ? "<p class=\"label\">This account is restricted: it can read, but not post.</p>"
                : "";
        return restricted
                + (notices.isEmpty()
                        ? "<p class=\"small\">There are none. All is calm.</p>"
                        : notices.stream().map(Html::notice).collect(Collectors.joining()));
    }

    private static String notice(Timeline.Notice notice) {
        boolean back = notice.effect().equals("RESTORE");
        return "<article class=\"notice\" data-effect=\"" + escape(notice.effect()) + "\"><h2>"
                + heading(notice.effect())
                + "</h2><p class=\"small\">" + time(notice.at()) + " · <a href=\"/p/" + escape(notice.post())
                + "\">the post</a></p><dl>" + (back ? "" : rule(notice)) + "<dt>"
                + (back ? "Why it is back" : "The reason") + "</dt><dd class=\"reason\">" + escape(notice.reason())
                + "</dd>" + found(notice) + "<dt>What you can do</dt><dd class=\"remedy\">"
                + (back
                        ? "Nothing is needed. Your post stands as before."
                        : notice.effect().equals("HOLD")
                                ? "Nothing is needed. A person looks at it, and you are told what comes of it."
                                : "A person decided this. If you think it is wrong, you can ask that somebody else looks at it. You may "
                                        + "also turn to an out-of-court dispute body or to a court.")
                + "</dd></dl></article>";
    }

    private static String found(Timeline.Notice notice) {
        return notice.found().isEmpty()
                ? ""
                : "<dt>What automatic means found in it</dt><dd class=\"found\"><ul>"
                        + notice.found().stream()
                                .map(line -> "<li>" + escape(line) + "</li>")
                                .collect(Collectors.joining())
                        + "</ul></dd>";
    }

    /** A post that is back has broken no rule. */
    private static String rule(Timeline.Notice notice) {
        return "<dt>The rule</dt><dd><strong>" + escape(notice.clause()) + "</strong><br>" + escape(notice.text())
                + "</dd>";
    }

    private static String heading(String effect) {
        return switch (effect) {
            case "REMOVE" -> "Your post was removed";
            case "LIMIT" -> "Your post is folded";
            case "HOLD" -> "Your post is not shown for now";
            case "LABEL" -> "Your post was labelled";
            case "RESTRICT_ACCOUNT" -> "Your account was restricted";
            case "RESTORE" -> "Your post is back";
            default -> "A decision about your post";
        };
    }

    private static String articles(List<Timeline.Shown> posts, String level) {
        return posts.stream().map(shown -> article(shown, level)).collect(Collectors.joining("\n"));
    }

    /** A post under a heading of the given level. */
    static String article(Timeline.Shown shown, String level) {
        Post post = shown.post();
        Person author = Posts.person(post.author());
        String id = escape(post.id());
        return "<article id=\"post-" + id + "\" class=\"post\" data-state=\"" + shown.state()
                + "\" aria-labelledby=\"by-" + id
                + "\"><header>" + avatar(author.name()) + "<div><" + level + " id=\"by-" + id
                + "\"><a class=\"author\" href=\"/u/" + escape(author.reference()) + "\">" + escape(author.name())
                + "</a></"
                + level + "><a class=\"small\" href=\"/p/" + id + "\">" + time(shown.at()) + "</a></div></header>"
                + content(shown) + "</article>";
    }

    private static String content(Timeline.Shown shown) {
        Post post = shown.post();
        String why = shown.why() == null ? "" : escape(shown.why());
        String body = "<p class=\"words\" lang=\"" + escape(post.language()) + "\">" + escape(post.text()) + "</p>"
                + (post.picture() == null
                        ? ""
                        : "<img src=\"/pictures/" + escape(post.id()) + "\" alt=\"" + Pictures.alt(post.picture())
                                + "\" width=\"640\" height=\"480\" loading=\"lazy\">");
        return switch (shown.state()) {
            case VISIBLE -> body;
            case LABELLED -> "<p class=\"label\">Labelled: " + why + "</p>" + body;
            case LIMITED -> "<details><summary>Folded: " + why + ". Show the post</summary>" + body + "</details>";
            case HELD -> "<p class=\"gone\">This post is not shown until a person has looked at it.</p>";
            case REMOVED -> "<p class=\"gone\">This post was removed. The rule: <strong>" + why + "</strong></p>";
            case ACCOUNT_RESTRICTED ->
                "<p class=\"gone\">This post was removed and its author’s account is restricted. The rule: <strong>"
                        + why + "</strong></p>";
        };
    }

    /** A small flag in colours of its own for everybody, as classes because a page may not style itself inline. */
    private static String avatar(String name) {
        int colour = Math.floorMod(name.hashCode(), 8);
        return "<span class=\"avatar c" + colour + "\" aria-hidden=\"true\">"
                + escape(name.isEmpty() ? "?" : name.substring(0, 1)) + "</span>";
    }

    private static String time(Instant at) {
        return "<time datetime=\"" + at + "\">" + TIME.format(at) + "</time>";
    }

    private static String page(String title, Timeline timeline, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Harbour</title>
                <link rel="icon" href="/harbour.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/harbour.css">
                <script src="/harbour.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#main">Skip to the posts</a>
                <header class="top">
                <a href="/" class="name"><img src="/harbour.svg" alt="" width="36" height="36"> Harbour</a>
                <span class="motto">the notice board of Saltmarsh</span>
                <span class="counts" id="counts">%s</span>
                </header>
                <main id="main">%s</main>
                <footer class="foot small">Saltmarsh, its people and their posts are invented.</footer>
                </body>
                </html>
                """.formatted(escape(title), counts(timeline), content);
    }
}
