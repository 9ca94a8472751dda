package org.brightline.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.brightline.platform.RunningPlatform;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Role;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Actor;

/** Somebody who is signed in and asks for pages as a browser does, but follows no redirect. */
public final class Visitor {
    private static final String PASSWORD = "quiet harbour in the evening";

    private final RunningPlatform platform;
    private final Sessions.Session session;

    private Visitor(RunningPlatform platform, Sessions.Session session) {
        this.platform = platform;
        this.session = session;
    }

    /** Somebody new with these roles. */
    public static Visitor signedIn(RunningPlatform platform, String login, String name, Set<Role> roles) {
        Access access = platform.bean(Access.class);
        access.changePassword(
                access.createPerson(login, name, roles, Actor.MACHINE).person().id(), PASSWORD, Actor.MACHINE);
        return new Visitor(platform, platform.bean(Sessions.class).signIn(login, PASSWORD));
    }

    /** As the rooms know them. */
    public Caller caller() {
        return session.caller();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.at(path))
                .header("Cookie", Sessions.COOKIE + "=" + session.token())
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    /** Asks for a page. */
    public HttpResponse<String> get(String path) {
        return platform.send(request(path).build());
    }

    /** A page's HTML. */
    public String page(String path) {
        return get(path).body();
    }

    /** Sends a form; a field may have several values. */
    public HttpResponse<String> post(String path, Map<String, List<String>> fields) {
        return platform.send(form(request(path), fields));
    }

    /** Sends a form whose fields have one value each. */
    public HttpResponse<String> fill(String path, Map<String, String> fields) {
        return post(
                path,
                fields.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()))));
    }

    /** Asks for a part of a page with a form, as the page's script does. */
    public HttpResponse<String> part(String path, Map<String, List<String>> fields) {
        return platform.send(form(request(path).header("HX-Request", "true"), fields));
    }

    private HttpRequest form(HttpRequest.Builder request, Map<String, List<String>> fields) {
        String body = fields.entrySet().stream()
                .flatMap(field ->
                        field.getValue().stream().map(value -> field.getKey() + "=" + URLEncoder.encode(value, UTF_8)))
                .collect(Collectors.joining("&", "_csrf=" + session.csrf() + "&", ""));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Sends a form with one file, which may be empty. */
    public HttpResponse<String> upload(String path, Map<String, String> fields, String file, String content) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(file)
                .append("\"; filename=\"file.yaml\"\r\nContent-Type: text/plain\r\n\r\n")
                .append(content)
                .append("\r\n")
                .append(Multipart.END);
        return send("POST", path, Multipart.TYPE, body.toString());
    }

    /** Sends pictures with a form, by the names of their fields. */
    public HttpResponse<String> pictures(String path, Map<String, byte[]> pictures) {
        return pictures(path, Map.of(), pictures);
    }

    /** The same, with other fields. */
    public HttpResponse<String> pictures(String path, Map<String, String> fields, Map<String, byte[]> pictures) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8)));
        pictures.forEach((name, picture) -> {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                            + ".png\"\r\nContent-Type: image/png\r\n\r\n")
                    .getBytes(UTF_8));
            body.writeBytes(picture);
            body.writeBytes("\r\n".getBytes(UTF_8));
        });
        body.writeBytes(Multipart.END.getBytes(UTF_8));
        return platform.send(request(path)
                .header("X-CSRF-Token", session.csrf())
                .header("Content-Type", Multipart.TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** Sends a body of some type. */
    public HttpResponse<String> send(String method, String path, String type, String body) {
        return platform.send(request(path)
                .header("X-CSRF-Token", session.csrf())
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
