package org.brightline.platform.access.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.brightline.platform.access.Access;
import org.brightline.platform.access.Caller;
import org.brightline.platform.access.Sessions;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Who stands behind a request: a bearer key, or the cookie of a session. */
@Component
final class Authentication {
    private static final String BEARER = "Bearer ";

    private final Access access;
    private final Sessions sessions;

    Authentication(Access access, Sessions sessions) {
        this.access = access;
        this.sessions = sessions;
    }

    /** Reads it once a request. */
    Identity of(HttpServletRequest request) {
        if (request.getAttribute(Identity.ATTRIBUTE) instanceof Identity identity) {
            return identity;
        }
        Identity identity = read(request);
        request.setAttribute(Identity.ATTRIBUTE, identity);
        return identity;
    }

    private Identity read(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Caller caller =
                    access.authenticateKey(header.substring(BEARER.length()).strip());
            return new Identity(Optional.of(caller), Optional.empty());
        }
        Cookie[] cookies = request.getCookies();
        Optional<Sessions.Session> session = cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(Sessions.COOKIE))
                        .findFirst()
                        .flatMap(cookie -> sessions.session(cookie.getValue()));
        return new Identity(session.map(Sessions.Session::caller), session);
    }

    /** What was read of one request. */
    record Identity(Optional<Caller> caller, Optional<Sessions.Session> session) {
        static final String ATTRIBUTE = Identity.class.getName();
    }
}
