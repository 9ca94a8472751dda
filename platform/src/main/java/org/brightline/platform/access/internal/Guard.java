package org.brightline.platform.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.brightline.platform.access.AnyCaller;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Open;
import org.brightline.platform.access.Requires;
import org.brightline.platform.access.Sessions;
import org.brightline.platform.base.Problem;
import org.brightline.platform.base.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before every handler: closed unless it says what it requires, or why it is open. It also holds requests with a session
 * to their token (against forged requests), and people with a one-time password to the page where they change it.
 */
@Component
final class Guard implements HandlerInterceptor {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> BEFORE_CHANGE = Set.of("/password", "/sign-out");

    private final Authentication authentication;

    Guard(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Open open = method.getMethodAnnotation(Open.class);
        Requires requires = method.getMethodAnnotation(Requires.class);
        if (open != null && requires == null && SAFE.contains(request.getMethod())) {
            return true;
        }
        Authentication.Identity identity = authentication.of(request);
        identity.session().ifPresent(session -> checkToken(request, session));
        if (open != null && requires == null) {
            return true;
        }
        if (requires == null && !method.hasMethodAnnotation(AnyCaller.class)) {
            throw new Problem(ProblemType.FORBIDDEN, "This is closed to everybody.");
        }
        Optional<Caller> caller = identity.caller();
        if (caller.isEmpty()) {
            return askToSignIn(request, response);
        }
        if (identity.session().filter(s -> s.person().mustChangePassword()).isPresent()
                && !BEFORE_CHANGE.contains(request.getRequestURI())) {
            if (isPage(request)) {
                response.sendRedirect("/password");
                return false;
            }
            throw new Problem(ProblemType.FORBIDDEN, "Change the one-time password first, at /password.");
        }
        if (requires != null) {
            caller.get().require(requires.value());
        }
        return true;
    }

    private static void checkToken(HttpServletRequest request, Sessions.Session session) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        String sent = request.getHeader("X-CSRF-Token");
        if (sent == null) {
            sent = request.getParameter("_csrf");
        }
        boolean fits = sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), session.csrf().getBytes(StandardCharsets.UTF_8));
        String site = request.getHeader("Sec-Fetch-Site");
        boolean elsewhere = site != null && !Set.of("same-origin", "none").contains(site);
        if (!fits || elsewhere) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The page is too old or the request came from elsewhere. Load the page again and repeat it.");
        }
    }

    private static boolean askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isPage(request)) {
            String path =
                    request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
            response.sendRedirect("/sign-in?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
            return false;
        }
        throw new Problem(
                ProblemType.UNAUTHENTICATED,
                "Send an API key as «Authorization: Bearer bl_…», or sign in at /sign-in.");
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getMethod().equals("GET") && !path.startsWith("/v1/") && !path.equals("/openapi.json");
    }
}
