/** How hostile pictures and videos are looked at: confined, within limits. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "base")
package org.brightline.platform.media;
