package org.brightline.platform.console.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.AccessSettings;
import org.brightline.platform.access.Open;
import org.brightline.platform.access.Permission;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SignInPages {
    private static final String DOOR = "The door must be open to be knocked at.";

    private final Pages pages;
    private final Sessions sessions;
    private final Access access;
    private final AccessSettings settings;

    SignInPages(Pages pages, Sessions sessions, Access access, AccessSettings settings) {
        this.pages = pages;
        this.sessions = sessions;
        this.access = access;
        this.settings = settings;
    }

    @Open(DOOR)
    @GetMapping("/")
    ResponseEntity<String> start(Sessions.@Nullable Session session) {
        if (session == null) {
            return Pages.to("/sign-in");
        }
        return Pages.to(session.caller().may(Permission.CASES_READ) ? "/queue" : "/settings");
    }

    @Open(DOOR)
    @GetMapping("/sign-in")
    ResponseEntity<String> door(@RequestParam(defaultValue = "") String next) {
        return door(HttpStatus.OK, next, "", "");
    }

    private ResponseEntity<String> door(HttpStatus status, String next, String login, String refusal) {
        return pages.show(
                status,
                "signin",
                Map.of("frame", pages.plain("Sign in"), "next", next, "login", login, "refusal", refusal));
    }

    @Open(DOOR)
    @PostMapping("/sign-in")
    ResponseEntity<String> signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            Sessions.Session session = sessions.signIn(login, password);
            response.addHeader(
                    "Set-Cookie",
                    cookie(session.token(), request, settings.session().toSeconds()));
            return Pages.to(session.person().mustChangePassword() ? "/password" : local(next));
        } catch (Problem problem) {
            return door(HttpStatus.valueOf(problem.type().status()), next, login, problem.detail());
        }
    }

    /** Only paths of this server; anything else could lead a person away after signing in. */
    private static String local(String next) {
        return next.matches("/[A-Za-z0-9?=&_./-]*") && !next.startsWith("//") ? next : "/";
    }

    private static String cookie(String token, HttpServletRequest request, long seconds) {
        return ResponseCookie.from(Sessions.COOKIE, token)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .path("/")
                .maxAge(seconds)
                .build()
                .toString();
    }

    @Open("Whoever has no session can end none.")
    @PostMapping("/sign-out")
    ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::signOut);
        response.addHeader("Set-Cookie", cookie("", request, 0));
        return Pages.to("/sign-in");
    }

    @Open("It shows itself only to somebody who is signed in.")
    @GetMapping("/password")
    ResponseEntity<String> password(Sessions.@Nullable Session session) {
        return session == null ? Pages.to("/sign-in") : password(HttpStatus.OK, session, "");
    }

    private ResponseEntity<String> password(HttpStatus status, Sessions.Session session, String refusal) {
        return pages.show(
                status,
                "password",
                Map.of("frame", pages.frame("Choose your password", "", session), "refusal", refusal));
    }

    @Open("It changes only the password of whoever is signed in.")
    @PostMapping("/password")
    ResponseEntity<String> change(
            Sessions.@Nullable Session session,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (session == null) {
            return Pages.to("/sign-in");
        }
        if (!password.equals(again)) {
            return password(HttpStatus.UNPROCESSABLE_CONTENT, session, "The two are not the same.");
        }
        try {
            access.changePassword(
                    session.person().id(), password, session.caller().actor());
        } catch (Problem problem) {
            return password(HttpStatus.UNPROCESSABLE_CONTENT, session, problem.detail());
        }
        // All sessions have ended with the old password; this one starts again.
        Sessions.Session fresh = sessions.signIn(session.person().login(), password);
        response.addHeader(
                "Set-Cookie", cookie(fresh.token(), request, settings.session().toSeconds()));
        return Pages.to("/");
    }

    static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(Sessions.COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
