/** The HTTP interface under /v1. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "base",
            "fetch",
            "journal",
            "vault",
            "access",
            "banks",
            "releases",
            "reading",
            "intake",
            "casework",
            "action"
        })
package org.brightline.platform.api;
