package org.brightline.platform.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in one sentence what a component of a configuration record means, with its unit. Every property is one
 * lower-case word a level, so its name in the environment is the name with dots as underscores. The
 * configuration table of the operator's guide is generated from these.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** The sentence. */
    String value();
}
