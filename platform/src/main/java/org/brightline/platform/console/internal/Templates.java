package org.brightline.platform.console.internal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders the precompiled templates; everything that is put into them is escaped for where it stands. */
@Component
class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "org.brightline.platform.console.templates");

    /** One template, by its name without the ending. */
    String render(String name, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(16_384);
        engine.render(name + ".jte", parameters, output);
        return output.toString();
    }
}
