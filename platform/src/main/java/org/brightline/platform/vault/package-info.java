/** What was said, sealed, until its time runs out. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"base", "journal"})
package org.brightline.platform.vault;
