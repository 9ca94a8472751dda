/** What people judge: cases, the queue, claims, decisions and their history. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"base", "journal", "vault", "access", "banks", "releases", "intake"})
package org.brightline.platform.casework;
