/** What comes in: items are checked, assessed and, only with a finding, kept. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"base", "fetch", "media", "journal", "vault", "access", "banks", "releases"})
package org.brightline.platform.intake;
