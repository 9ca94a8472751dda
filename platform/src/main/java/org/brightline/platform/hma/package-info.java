/**
 * The interface of Meta's Hasher-Matcher-Actioner, so that whoever runs or calls that can ask here instead. What it serves
 * and where it differs stands in docs/hma-compatibility.md.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"base", "fetch", "media", "access", "banks"})
package org.brightline.platform.hma;
