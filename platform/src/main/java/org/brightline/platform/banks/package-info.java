/** What is known: banks of fingerprints, and the live index over them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"base", "media", "journal", "access"})
package org.brightline.platform.banks;
