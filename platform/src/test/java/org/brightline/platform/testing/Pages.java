package org.brightline.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts of the pages that a {@link Visitor} gets. */
public final class Pages {
    private Pages() {}

    /** From the heading with this id to the end of its section. */
    public static String section(String page, String heading) {
        int from = page.indexOf("<h2 id=\"" + heading + "\"");
        assertThat(from).as(heading).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }
}
