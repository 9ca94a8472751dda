package org.brightline.platform.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.releases.Drafts;
import org.brightline.platform.releases.Releases;
import org.brightline.policy.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes pages: the frame around them and the answer that carries them. */
@Component
public class Pages {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    /** Styles and scripts are asked for under a name that changes with every start, so none is kept beyond an update. */
    private static final String VERSION = Long.toString(Instant.now().getEpochSecond(), 36);

    private final Templates templates;
    private final Releases releases;
    private final Drafts drafts;

    Pages(Templates templates, Releases releases, Drafts drafts) {
        this.templates = templates;
        this.releases = releases;
        this.drafts = drafts;
    }

    /** The frame for somebody who is signed in. */
    public Frame frame(String title, String current, Sessions.Session session) {
        Release release = releases.current().release();
        return new Frame(
                title,
                current,
                true,
                session.person().name(),
                session.csrf(),
                rooms(session),
                release.name() + " " + release.digest().substring(0, 8),
                VERSION);
    }

    /** The frame for nobody. */
    Frame plain(String title) {
        return new Frame(title, "", false, "", "", List.of(), null, VERSION);
    }

    private List<Frame.Room> rooms(Sessions.Session session) {
        List<Frame.Room> rooms = new ArrayList<>();
        add(rooms, session, Permission.CASES_READ, "/queue", "Queue");
        add(rooms, session, Permission.BANKS_READ, "/banks", "Banks");
        add(rooms, session, Permission.DELIVERIES_READ, "/deliveries", "Deliveries");
        add(rooms, session, Permission.EXHIBITS_HOLD, "/legal-holds", "Holds");
        add(rooms, session, Permission.REFERRALS_CONFIRM, "/referrals", "Referrals");
        add(rooms, session, Permission.RELEASES_READ, "/line", "The line", toApprove(session));
        add(rooms, session, Permission.JOURNAL_READ, "/journal", "Journal");
        if (session.caller().may(Permission.PEOPLE_MANAGE)
                || session.caller().may(Permission.KEYS_MANAGE)
                || session.caller().may(Permission.PLATFORMS_MANAGE)) {
            rooms.add(new Frame.Room("/settings", "Settings", 0));
        }
        return rooms;
    }

    /** Whoever can approve a draft need not look into the studio to learn that one waits. */
    private int toApprove(Sessions.Session session) {
        return session.caller().may(Permission.RELEASES_PUBLISH)
                ? drafts.waitingFor(session.caller().actor())
                : 0;
    }

    private static void add(
            List<Frame.Room> rooms, Sessions.Session session, Permission permission, String path, String name) {
        add(rooms, session, permission, path, name, 0);
    }

    private static void add(
            List<Frame.Room> rooms,
            Sessions.Session session,
            Permission permission,
            String path,
            String name,
            int toApprove) {
        if (session.caller().may(permission)) {
            rooms.add(new Frame.Room(path, name, toApprove));
        }
    }

    /** A page or a part of one. Nothing here may be kept by a browser or a proxy. */
    public ResponseEntity<String> show(String template, Map<String, Object> parameters) {
        return show(HttpStatus.OK, template, parameters);
    }

    /** The same, with a status that says what became of a form. */
    public ResponseEntity<String> show(HttpStatus status, String template, Map<String, Object> parameters) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(templates.render(template, parameters));
    }

    /** A page that only says something. */
    ResponseEntity<String> message(
            HttpStatus status, String heading, String detail, Sessions.@Nullable Session session) {
        Frame frame = session == null ? plain(heading) : frame(heading, "", session);
        return show(status, "message", Map.of("frame", frame, "heading", heading, "detail", detail));
    }

    /** Sends a browser on after a form, so that a reload does not send the form again. */
    public static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .build();
    }
}
