package org.brightline.platform.hma.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes {@code //c/banks} for {@code /c/banks}: clients put their base address, which ends with a slash, before paths that
 * begin with one. Other paths keep their slashes, which are then refused.
 */
final class Slashes extends OncePerRequestFilter {
    private static final Pattern SEVERAL = Pattern.compile("/{2,}");
    private static final Pattern OURS = Pattern.compile("/(?:[hmc]|ui|status|site-map)(?:/.*)?");

    /** Whether a path, as it was sent, is of this room. */
    static boolean ours(String path) {
        return OURS.matcher(SEVERAL.matcher(path).replaceAll("/")).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        if (uri.contains("//")) {
            String single = SEVERAL.matcher(uri).replaceAll("/");
            if (OURS.matcher(single).matches()) {
                chain.doFilter(new Single(request, single), response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static final class Single extends HttpServletRequestWrapper {
        private final String uri;

        Single(HttpServletRequest request, String uri) {
            super(request);
            this.uri = uri;
        }

        @Override
        public String getRequestURI() {
            return uri;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            String before = super.getRequestURI();
            return url.length() >= before.length()
                    ? url.replace(url.length() - before.length(), url.length(), uri)
                    : url;
        }

        @Override
        public String getServletPath() {
            return SEVERAL.matcher(super.getServletPath()).replaceAll("/");
        }
    }
}
