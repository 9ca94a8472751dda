package org.brightline.platform.hma;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The routes of docs/hma-compatibility.md that a test asks for over HTTP. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Covers {
    /** Method and path, for example {@code GET /c/bank/{name}}. */
    String[] value();
}
