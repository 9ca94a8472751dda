/** What the platform is told, and whether it was done. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"base", "journal", "vault", "access", "releases", "casework"})
package org.brightline.platform.action;
