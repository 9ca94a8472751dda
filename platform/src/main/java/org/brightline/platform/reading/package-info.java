/** How texts are read: the one reader of the server, and the lists of names that it looks for. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"base", "journal"})
package org.brightline.platform.reading;
